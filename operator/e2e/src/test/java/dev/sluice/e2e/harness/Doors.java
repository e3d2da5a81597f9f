package dev.sluice.e2e.harness;

import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/**
 * Doors in the test's database that scripts wait at for as long as the test keeps them shut, so
 * that a test acts while a run is at a known place: {@code select e2e.door('inside')}. And a list
 * of what ran to its end: {@code insert into e2e.ran values ('V1')}.
 */
public final class Doors {
  private static final String SCHEMA =
      """
      create schema e2e;
      grant usage on schema e2e to public;
      create table e2e.shut (door text primary key);
      grant select on e2e.shut to public;
      create table e2e.ran (script text not null, at timestamptz not null default clock_timestamp());
      grant select, insert on e2e.ran to public;
      create function e2e.door(name text) returns boolean language plpgsql as $$
      begin
        while exists (select from e2e.shut where door = name) loop
          perform pg_sleep(0.05);
        end loop;
        return true;
      end $$;
      """;

  private final Scenario scenario;

  private Doors(Scenario scenario) {
    this.scenario = scenario;
  }

  /** All doors are open at first. */
  public static Doors in(Scenario scenario) {
    scenario.sql(SCHEMA);
    return new Doors(scenario);
  }

  public void shut(String door) {
    scenario.sql("insert into e2e.shut values ('" + door + "')");
  }

  public void open(String door) {
    scenario.sql("delete from e2e.shut where door = '" + door + "'");
  }

  /** Returns when this run, by its application name, waits at that door. */
  public void awaitRunAt(String door, String run) {
    Awaitility.await(run + " at door " + door)
        .atMost(Duration.ofSeconds(90))
        .until(() -> runsAt(door).contains(run));
  }

  /** Returns when any run waits at that door, and gives its name. */
  public String awaitAnyRunAt(String door) {
    return Awaitility.await("a run at door " + door)
        .atMost(Duration.ofSeconds(90))
        .until(() -> runsAt(door), runs -> !runs.isEmpty())
        .getFirst();
  }

  /** The names of the runs that wait there. */
  public List<String> runsAt(String door) {
    return scenario.query(
        "select substring(application_name from '^sluice:[^:]+:[0-9]+') from pg_stat_activity"
            + " where state = 'active' and datname ="
            + " current_database() and application_name like 'sluice:%' and query like"
            + " '%e2e.door(''"
            + door
            + "'')%'");
  }

  /** What committed, in order: a script that ran twice stands here twice. */
  public List<String> ran() {
    return scenario.query("select script from e2e.ran order by at");
  }
}
