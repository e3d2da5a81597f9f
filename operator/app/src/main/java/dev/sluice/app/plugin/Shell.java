package dev.sluice.app.plugin;

import dev.sluice.app.plugin.view.Address;
import dev.sluice.app.plugin.view.Page;
import dev.sluice.app.plugin.view.Paint;
import dev.sluice.core.Json;
import java.io.PrintStream;
import java.time.InstantSource;

/**
 * What a command of the plugin has around it.
 *
 * @param program how it was called: {@code kubectl sluice} or {@code sluice}
 */
public record Shell(String program, InstantSource clock, PrintStream out, Terminal terminal) {

  Page page() {
    return new Page(terminal.width(), new Paint(terminal.colours()), clock.instant());
  }

  Address address(String namespace, String name) {
    return new Address(program, namespace, name);
  }

  void say(String text) {
    out.println(text);
    out.flush();
  }

  void json(Object record) {
    say(Json.write(record));
  }
}
