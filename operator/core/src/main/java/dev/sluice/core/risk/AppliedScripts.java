package dev.sluice.core.risk;

import dev.sluice.core.catalogue.Catalogue;
import dev.sluice.core.catalogue.Catalogue.Source;
import dev.sluice.core.catalogue.CatalogueChanges;
import dev.sluice.core.catalogue.CatalogueState;
import dev.sluice.core.sql.Tree;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What scripts that count as applied have left behind. A block of which only the text is known may
 * have changed what the text names, and no more.
 */
public final class AppliedScripts {
  private final CatalogueState state;
  private final CatalogueChanges changes;

  /**
   * Of a database that was empty before them.
   *
   * @param schemas the search path with which each script starts
   */
  public AppliedScripts(List<String> schemas) {
    state =
        new CatalogueState(new Catalogue(Source.SCRIPTS, Map.of(), Map.of(), Map.of()), schemas);
    changes = new CatalogueChanges(state);
  }

  /** Another script begins. */
  public void startScript() {
    state.startScript();
  }

  /** The next statement of the script. */
  public void apply(Tree statement) {
    Changed.texts(statement).forEach(text -> state.forgetNamed(text.toLowerCase(Locale.ROOT)));
    changes.apply(statement);
  }

  /** A statement that the grammar does not take may have changed anything. */
  public void notUnderstood() {
    state.forgetAll();
  }

  public Catalogue catalogue() {
    return state.catalogue(Source.SCRIPTS);
  }
}
