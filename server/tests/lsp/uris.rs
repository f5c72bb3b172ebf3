//! A document is the same however its URI is written.

use serde_json::json;

use crate::client::Client;
use crate::folder::Folder;

#[tokio::test(flavor = "multi_thread")]
async fn blanks_brackets_and_umlauts_may_be_encoded_or_not() {
    for (lax, strict) in [
        ("a b.md", "a%20b.md"),
        ("a[1].md", "a%5B1%5D.md"),
        ("über.md", "%C3%BCber.md"),
        ("100%.md", "100%25.md"),
        ("{x|y}.md", "%7Bx%7Cy%7D.md"),
    ] {
        let folder = Folder::new("");
        let mut client = Client::start(&folder, json!({})).await;
        client.open(&folder.uri(lax), "[x]{#x .claim}").await;
        assert!(
            client
                .hover(&folder.uri(strict), 0, 1)
                .await
                .contains("“x”"),
            "{lax} then {strict}"
        );
        assert!(
            client.hover(&folder.uri(lax), 0, 1).await.contains("“x”"),
            "{lax} twice"
        );
        client
            .change(&folder.uri(strict), 2, json!([{"text": "[y]{#x .claim}"}]))
            .await;
        assert!(
            client.hover(&folder.uri(lax), 0, 1).await.contains("“y”"),
            "{strict} then {lax}"
        );
        client.close(&folder.uri(lax)).await;
        assert_eq!(
            client.hover(&folder.uri(strict), 0, 1).await,
            "",
            "{lax} is closed"
        );
        client.leave().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn windows_paths_are_understood() {
    let mut client = Client::start_with(json!({"capabilities": {}})).await;
    client.open("C:\\articles\\x y.md", "[x]{#x .claim}").await;
    for uri in [
        "file:///c%3A/articles/x%20y.md",
        "file:///C:/articles/x y.md",
        "c:/articles/x y.md",
    ] {
        assert!(client.hover(uri, 0, 1).await.contains("“x”"), "{uri}");
    }
    client.leave().await;
}
