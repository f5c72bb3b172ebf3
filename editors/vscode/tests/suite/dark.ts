// The suite on the corpus in a dark window.
import { suite } from "./harness.ts";
import { keys } from "./keys.ts";
import { pictures } from "./pictures.ts";

export const run = suite(keys, pictures("dark"));
