package cdk8skafka;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;

/**
 * Reads a cluster, proves that it saw it whole, and prints that: java/README.md has the lines. Writes nothing to it.
 *
 * <p>{@code Reader --bootstrap-server HOST:PORT,… --command-config FILE topics NAMES_FILE}, or {@code users} in place of
 * the last two. NAMES_FILE: a declared topic a line, with its replication factor or without.
 */
public final class Reader {
    /** The cluster could not be read; the exception is on stderr. */
    static final int TROUBLE = 1;
    static final int USAGE = 2;
    /** Rights are missing, and are on stderr. */
    static final int RIGHTS = 3;
    /** Standard output does not take the answer: the disk is full. */
    static final int UNWRITTEN = 4;

    private Reader() {}

    public static void main(String[] arguments) {
        // What a logger prints must not come between the lines.
        System.setOut(System.err);
        int status = run(arguments);
        System.err.flush();
        System.exit(status);
    }

    private static int run(String[] arguments) {
        byte[] answer;
        try {
            answer = read(arguments);
        } catch (Usage wrong) {
            System.err.println(
                "usage: Reader --bootstrap-server HOST:PORT,… --command-config FILE topics NAMES_FILE|users");
            return USAGE;
        } catch (Rights.Missing missing) {
            System.err.println(missing.getMessage());
            return RIGHTS;
        } catch (Exception thrown) {
            complain(thrown);
            return TROUBLE;
        }
        try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
            out.write(answer);
        } catch (IOException unwritten) {
            complain(unwritten);
            return UNWRITTEN;
        }
        return 0;
    }

    private static byte[] read(String[] arguments) throws Exception {
        if (arguments.length < 5) throw new Usage();
        if (!arguments[0].equals("--bootstrap-server") || !arguments[2].equals("--command-config")) throw new Usage();
        String subject = arguments[4];
        Map<String, Integer> declared = null;
        if (subject.equals("topics") && arguments.length == 6) {
            declared = names(arguments[5]);
        } else if (!subject.equals("users") || arguments.length != 5) {
            throw new Usage();
        }
        Admin admin = Admin.create(settings(arguments[1], arguments[3]));
        try {
            return (declared == null ? new Users(admin).read() : new Topics(admin, declared).read()).bytes();
        } finally {
            admin.close(Duration.ZERO);
        }
    }

    private static Properties settings(String brokers, String file) throws IOException {
        Properties settings = new Properties();
        try (InputStream in = Files.newInputStream(Paths.get(file))) {
            settings.load(in);
        }
        settings.setProperty("bootstrap.servers", brokers);
        settings.putIfAbsent("client.id", "cdk8s-kafka-reader");
        return settings;
    }

    private static Map<String, Integer> names(String file) throws IOException {
        Map<String, Integer> names = new TreeMap<>();
        for (String line : Files.readAllLines(Paths.get(file), StandardCharsets.UTF_8)) {
            String[] fields = line.split(" ");
            names.put(fields[0], fields.length > 1 ? Integer.parseInt(fields[1]) : 0);
        }
        return names;
    }

    /** The exception and its causes, a line each, without a stack. */
    private static void complain(Throwable thrown) {
        String prefix = "";
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            System.err.println(prefix + cause.toString().replaceAll("\\s*[\\r\\n]+\\s*", " "));
            prefix = "Caused by: ";
        }
    }

    private static final class Usage extends Exception {
        private static final long serialVersionUID = 1;
    }
}
