// The suite on the small workspace of all editor tests.
import { answers } from "./answers.ts";
import { colours } from "./colours.ts";
import { commands } from "./commands.ts";
import { edits } from "./edits.ts";
import { grammar } from "./grammar.ts";
import { suite } from "./harness.ts";
import { inText } from "./hints.ts";
import { keys } from "./keys.ts";
import { life } from "./life.ts";
import { lists } from "./lists.ts";
import { map } from "./map.ts";

export const run = suite(answers, edits, inText, commands, grammar, colours, lists, map, keys, life);
