//! Compiles the generated parser and the scanner. No other tool than a C compiler is needed.

fn main() {
    let folder = std::path::Path::new("src");
    let mut build = cc::Build::new();
    build
        .std("c11")
        .include(folder)
        // The generated parser declares more than it uses.
        .flag_if_supported("-Wno-unused-parameter")
        .flag_if_supported("-Wno-unused-but-set-variable")
        .flag_if_supported("-Wno-trigraphs")
        .files([folder.join("parser.c"), folder.join("scanner.c")]);
    if build.get_compiler().is_like_msvc() {
        build.flag("-utf-8");
    }
    println!("cargo:rerun-if-changed=src");
    build.compile("tree-sitter-claim");
}
