package io.financereport.statement.profile;

import io.financereport.statement.profile.Profile.Version;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import profile as clients see it.
 *
 * @param version of the newest layout
 * @param accountIds whose files are read by it
 * @param hasSample whether the layout can be tested
 * @param versions the newest first; in a list of profiles the newest alone
 */
@Serdeable
record ProfileResponse(
        UUID id,
        String name,
        int version,
        List<UUID> accountIds,
        LayoutDocument layout,
        boolean hasSample,
        List<VersionResponse> versions) {

    ProfileResponse {
        accountIds = List.copyOf(accountIds);
        versions = List.copyOf(versions);
    }

    /**
     * One version.
     *
     * @param madeBy who made it; null when it was learnt from a file that the system approved
     * @param statementId the file that it was learnt from
     * @param changes against the version before, in words
     */
    @Serdeable
    record VersionResponse(
            int version,
            Instant madeAt,
            @Nullable UUID madeBy,
            @Nullable UUID statementId,
            List<String> changes) {
        VersionResponse {
            changes = List.copyOf(changes);
        }
    }

    static ProfileResponse of(Profile profile) {
        var newest = profile.newest();
        return new ProfileResponse(
                profile.id(),
                profile.name(),
                newest.version(),
                profile.accounts(),
                LayoutDocument.of(newest.layout()),
                newest.sample() != null,
                versions(profile.versions()));
    }

    private static List<VersionResponse> versions(List<Version> versions) {
        var shown = new ArrayList<VersionResponse>();
        for (int i = 0; i < versions.size(); i++) {
            var version = versions.get(i);
            List<String> changes =
                    i + 1 < versions.size() ? versions.get(i + 1).layout().differences(version.layout()) : List.of();
            shown.add(new VersionResponse(
                    version.version(), version.madeAt(), version.madeBy(), version.statement(), changes));
        }
        return shown;
    }
}
