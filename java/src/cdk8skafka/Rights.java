package cdk8skafka;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The rights that turned out to be missing. All of them are collected, so that one error names them all. */
final class Rights {
    private static final int SHOWN = 10;

    private final List<String> missing = new ArrayList<>();

    void lacks(String right) {
        if (!missing.contains(right)) missing.add(right);
    }

    void lacks(String operation, Collection<String> topics) {
        if (topics.isEmpty()) return;
        List<String> names = new ArrayList<>(topics);
        String shown = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
        String more = names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " more" : "";
        lacks(operation + " on topic" + (names.size() > 1 ? "s " : " ") + shown + more);
    }

    /** @throws Missing when there are any */
    void demand() throws Missing {
        if (!missing.isEmpty()) throw new Missing("this client lacks " + String.join("; ", missing));
    }

    /** Rights that this client would need to see the cluster whole. */
    static final class Missing extends Exception {
        private static final long serialVersionUID = 1;

        Missing(String message) {
            super(message);
        }
    }
}
