// The suite on the corpus in a light window.
import { suite } from "./harness.ts";
import { keys } from "./keys.ts";
import { pictures } from "./pictures.ts";

export const run = suite(keys, pictures("light"));
