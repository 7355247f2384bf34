package io.financereport.environments.isolation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.financereport.test.RealParts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.sql.SQLException;

/**
 * What a module's test JVM does with a server it shares, as a program: it makes two databases, says so, writes its pid there, and, when told to go on,
 * says which pids it finds.
 */
final class TestRun {
    private TestRun() {}

    public static void main(String[] arguments) throws SQLException, IOException {
        var out = new PrintStream(System.out, true, UTF_8);
        var first = RealParts.postgres().newDatabase();
        var second = RealParts.postgres().newDatabase();
        var self = ProcessHandle.current().pid();
        for (var database : new String[] {first, second}) {
            try (var connection = RealParts.postgres().superuser(database);
                    var statement = connection.createStatement()) {
                statement.execute("CREATE TABLE runs (pid bigint)");
                statement.execute("INSERT INTO runs SELECT " + self + " FROM generate_series(1, 100)");
            }
        }
        out.println("made " + first + " " + second);
        new BufferedReader(new InputStreamReader(System.in, UTF_8)).readLine();
        try (var connection = RealParts.postgres().superuser(first);
                var statement = connection.createStatement();
                var found = statement.executeQuery("SELECT count(*), min(pid), max(pid) FROM runs")) {
            found.next();
            out.println("found " + found.getLong(1) + " of " + found.getLong(2) + " to " + found.getLong(3));
        }
        try (var connection = RealParts.postgres().connect(first, "statement", "owner")) {
            out.println("in schema " + connection.getSchema());
        }
    }
}
