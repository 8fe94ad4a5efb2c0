package cdk8skafka;

import java.nio.charset.StandardCharsets;

/**
 * What was read, as lines of text: fields separated by one space, each percent-encoded as in a Job's table, the last
 * line saying how many came before it. Nothing is printed before all of it is known.
 */
final class Answer {
    private final StringBuilder text = new StringBuilder();
    private int lines;

    void line(String... fields) {
        for (int i = 0; i < fields.length; i++) {
            if (i > 0) text.append(' ');
            text.append(encoded(fields[i]));
        }
        text.append('\n');
        lines++;
    }

    byte[] bytes() {
        return (text + "end " + lines + '\n').getBytes(StandardCharsets.UTF_8);
    }

    /** Spaces, control characters and the percent sign as %XX, and nothing else: as lib/jobs/encoded.ts does. */
    static String encoded(String value) {
        StringBuilder encoded = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            if (character <= ' ' || character == '%' || character == 0x7f) {
                encoded.append(String.format("%%%02X", (int) character));
            } else {
                encoded.append(character);
            }
        }
        return encoded.toString();
    }
}
