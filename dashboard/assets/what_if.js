/* "Was wäre, wenn": the form asks for what would follow (question_form.js). */

import { converse } from "./question_form.js";

const form = document.getElementById("wenn-form");
if (form) converse(form, { prefix: "wenn", namespace: "what_if" });
