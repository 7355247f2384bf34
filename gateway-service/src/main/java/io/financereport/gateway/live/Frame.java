package io.financereport.gateway.live;

/** One piece of an event stream, in the words of the wire. */
record Frame(String text) {
    /** Says nothing; keeps proxies from thinking that nobody is there. */
    static final Frame BEAT = new Frame(": beat\n\n");

    /** Something may have been missed: look at everything. The browser comes again after 2 s when the stream breaks. */
    static final Frame RESYNC = new Frame("event: resync\nretry: 2000\ndata: {}\n\n");

    /** @param json in one line, as services publish it */
    static Frame hint(String json) {
        return new Frame("event: hint\ndata: " + json.replace("\r", "").replace("\n", "") + "\n\n");
    }
}
