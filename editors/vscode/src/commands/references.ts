/**
 * Shows places that a lens of the server names, in the editor's own peek.
 */
import * as vscode from "vscode";
import type { Location, Position } from "vscode-languageclient";

export async function showReferences(uri: string, position: Position, locations: readonly Location[]): Promise<void> {
  await vscode.commands.executeCommand(
    "editor.action.showReferences",
    vscode.Uri.parse(uri),
    new vscode.Position(position.line, position.character),
    locations.map(({ uri: other, range: { start, end } }) => new vscode.Location(vscode.Uri.parse(other), new vscode.Range(start.line, start.character, end.line, end.character))),
  );
}
