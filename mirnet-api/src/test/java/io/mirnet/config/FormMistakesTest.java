package io.mirnet.config;

/** Mistakes in named records, short forms, lists of losses and choices among keys. */
class FormMistakesTest extends Mistakes {
  FormMistakesTest() {
    super("forms", Forms.Run.class, Forms.providers());
  }
}
