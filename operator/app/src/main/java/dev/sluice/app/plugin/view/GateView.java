package dev.sluice.app.plugin.view;

import java.util.List;

/**
 * All that is held.
 *
 * @param unseen what the user who asks may not list
 */
public record GateView(List<HeldView> held, List<String> unseen) {
  public GateView {
    held = List.copyOf(held);
    unseen = List.copyOf(unseen);
  }
}
