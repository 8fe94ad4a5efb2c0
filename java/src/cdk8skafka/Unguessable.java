package cdk8skafka;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Names of topics that nobody has, and nobody can have been granted anything on, but by a right on every topic. */
final class Unguessable {
    static final String FIRST_CHARACTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";

    private Unguessable() {}

    /** One for each first character that a topic's name can have. */
    static List<String> names() {
        List<String> names = new ArrayList<>();
        for (char first : FIRST_CHARACTERS.toCharArray()) names.add(first + UUID.randomUUID().toString());
        return names;
    }
}
