package dev.slipstream.simulator;

/** Something that must hold did not; says what, and how to see it again. */
final class Violation extends AssertionError {

  private static final long serialVersionUID = 1L;

  private final transient Schedule schedule;
  private final transient Broken what;

  Violation(Schedule schedule, Broken what, Throwable cause) {
    super(
        what
            + "\n  after "
            + schedule
            + "\n  again: mvn test -pl emulators,shared -Dtest=ScheduleTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dslipstream.replay="
            + schedule,
        cause);
    this.schedule = schedule;
    this.what = what;
  }

  Schedule schedule() {
    return schedule;
  }

  Broken what() {
    return what;
  }
}
