package io.financereport.acceptance;

import java.util.Map;

/** What happens to the product right after which upload, counted from 0. */
record Interruptions(Map<Integer, Runnable> afterUpload) {
    Interruptions {
        afterUpload = Map.copyOf(afterUpload);
    }

    static Interruptions none() {
        return new Interruptions(Map.of());
    }

    static Interruptions of(Map<Integer, Runnable> afterUpload) {
        return new Interruptions(afterUpload);
    }

    void after(int upload) {
        afterUpload.getOrDefault(upload, () -> {}).run();
    }
}
