package dev.sluice.engine.it;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A database of one test, seen by its own sessions. */
record TestDatabase(int port, String name, String user) {

  String url() {
    return url(port);
  }

  /** By way of another port: a proxy's. */
  String url(int through) {
    return "jdbc:postgresql://127.0.0.1:" + through + "/" + name;
  }

  Connection connect() {
    try {
      return DriverManager.getConnection(url(), user, "");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void run(String... statements) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first column of the first row, as text. */
  String value(String sql) {
    return list(sql).getFirst();
  }

  /** The first column of all rows, as text. */
  List<String> list(String sql) {
    List<String> values = new ArrayList<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(String.valueOf(rows.getString(1)));
      }
      return values;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  List<String> appliedScripts() {
    return list("SELECT script FROM flyway_schema_history WHERE success ORDER BY installed_rank");
  }
}
