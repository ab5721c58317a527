package dev.slipstream.engine;

import dev.slipstream.model.Code;

/** What the engine itself can find wrong with a subject. */
public enum EngineCode implements Code {
  DOCUMENT_TOO_LARGE("would be beyond what Firestore stores in one document");

  private final String what;

  EngineCode(String what) {
    this.what = what;
  }

  @Override
  public String what() {
    return what;
  }

  @Override
  public boolean isFatal() {
    return true;
  }
}
