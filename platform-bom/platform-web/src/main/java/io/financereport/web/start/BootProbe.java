package io.financereport.web.start;

import java.util.List;

/** Looks at something that a service needs, for a boot check. A bean that is made only then: it opens and closes what it uses. */
public interface BootProbe {
    /** The first mode that looks at it. */
    BootMode from();

    /** The names under which it answers, one line each. */
    List<String> dependencies();

    /** @throws Exception what goes wrong counts as an error with the exception's message */
    BootOutcome look(String dependency) throws Exception;
}
