// The whole extension: it starts `numcheck server`, and lets people choose what a draft rests on.

import * as vscode from "vscode";
import { LanguageClient, LanguageClientOptions, ServerOptions } from "vscode-languageclient/node";

const LANGUAGES = ["markdown", "plaintext", "html", "restructuredtext", "asciidoc", "latex"];
const SETTINGS = ["configuration", "settings", "sources", "tieOut", "pause", "ruleUrl"];

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  context.subscriptions.push(
    vscode.commands.registerCommand("numcheck.chooseSources", chooseSources),
    vscode.commands.registerCommand("numcheck.forgetSources", forgetSources),
    vscode.commands.registerCommand("numcheck.restart", start),
    vscode.workspace.onDidChangeConfiguration(async (change) => {
      if (change.affectsConfiguration("numcheck.path") || change.affectsConfiguration("numcheck.arguments")) {
        await start();
      }
    }),
  );
  await start();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

async function start(): Promise<void> {
  await client?.stop().catch(() => undefined);
  const settings = vscode.workspace.getConfiguration("numcheck");
  const path = settings.get<string>("path", "numcheck");
  const server: ServerOptions = { command: path, args: settings.get<string[]>("arguments", ["server"]) };
  const options: LanguageClientOptions = {
    documentSelector: LANGUAGES.flatMap((language) => [
      { language, scheme: "file" },
      { language, scheme: "untitled" },
    ]),
    initializationOptions: Object.fromEntries(SETTINGS.map((name) => [name, settings.get(name)])),
  };
  client = new LanguageClient("numcheck", "numcheck", server, options);
  try {
    await client.start();
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const choice = await vscode.window.showErrorMessage(
      `numcheck: '${path}' cannot be started (${said}). Install numcheck with its extra lsp, or say where it lies.`,
      "Settings",
    );
    if (choice) {
      await vscode.commands.executeCommand("workbench.action.openSettings", "numcheck.path");
    }
  }
}

async function chooseSources(): Promise<void> {
  const draft = vscode.window.activeTextEditor?.document.uri;
  const chosen = await vscode.window.showOpenDialog({
    canSelectFiles: true,
    canSelectFolders: true,
    canSelectMany: true,
    openLabel: "Hold the draft against these",
    title: "What does this draft rest on?",
  });
  if (draft && chosen?.length) {
    await execute("numcheck.setSources", chosen.map(String), draft.toString());
  }
}

async function forgetSources(): Promise<void> {
  const draft = vscode.window.activeTextEditor?.document.uri;
  if (draft) {
    await execute("numcheck.clearSources", draft.toString());
  }
}

async function execute(command: string, ...args: unknown[]): Promise<void> {
  await client?.sendRequest("workspace/executeCommand", { command, arguments: args });
}
