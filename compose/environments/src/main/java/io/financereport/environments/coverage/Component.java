package io.financereport.environments.coverage;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The parts whose figures are kept apart. The scripts are no part: nothing here measures which of their lines ran. */
enum Component {
    GATEWAY,
    STATEMENT,
    RECONCILIATION,
    REPORT,
    PLATFORM,
    WEB;

    /** Where the UI's sources are, which Vitest names from there. */
    static final String WEB_FOLDER = "gateway-service/src/main/web/";

    static Optional<Component> named(String label) {
        return Stream.of(values())
                .filter(component -> component.label().equals(label))
                .findFirst();
    }

    String label() {
        return switch (this) {
            case GATEWAY -> "gateway";
            case STATEMENT -> "statement";
            case RECONCILIATION -> "reconciliation";
            case REPORT -> "report";
            case PLATFORM -> "platform";
            case WEB -> "web";
        };
    }

    boolean isService() {
        return this != PLATFORM && this != WEB;
    }

    /** Folders of the Maven modules that belong to it. */
    List<String> modules() {
        return switch (this) {
            case GATEWAY, STATEMENT, RECONCILIATION, REPORT -> List.of(label() + "-service");
            case PLATFORM ->
                List.of(
                        "platform-bom/platform-money",
                        "platform-bom/platform-tenancy",
                        "platform-bom/platform-web",
                        "platform-bom/platform-streams");
            case WEB -> List.of();
        };
    }
}
