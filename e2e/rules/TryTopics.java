import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Asks brokers what they think of topics, all in one JVM. A line of standard input is a topic: name, replication factor
 * and configs (name=value, both percent-encoded), separated by spaces. "try" answers with the name and "accepted" or
 * "refused" and why; "create" creates the topics, and answers with the configs that the brokers then say they have.
 *
 * usage: java TryTopics.java BOOTSTRAP try|create
 */
class TryTopics {
    public static void main(String[] args) throws Exception {
        boolean isTry = args[1].equals("try");
        List<NewTopic> topics = read();
        Properties settings = new Properties();
        settings.put("bootstrap.servers", args[0]);
        try (Admin admin = Admin.create(settings)) {
            for (int from = 0; from < topics.size(); from += 200) {
                List<NewTopic> some = topics.subList(from, Math.min(topics.size(), from + 200));
                Map<String, KafkaFuture<Void>> answers =
                    admin.createTopics(some, new CreateTopicsOptions().validateOnly(isTry)).values();
                for (NewTopic topic : some) {
                    String answer = answerOf(answers.get(topic.name()));
                    if (isTry || !answer.equals("accepted")) System.out.println(topic.name() + " " + answer);
                }
            }
            if (!isTry) describe(admin, topics);
        }
    }

    private static List<NewTopic> read() throws Exception {
        List<NewTopic> topics = new ArrayList<>();
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.split(" ");
            Map<String, String> configs = new LinkedHashMap<>();
            for (int i = 2; i < words.length; i++) {
                String[] config = words[i].split("=", 2);
                configs.put(decoded(config[0]), decoded(config[1]));
            }
            topics.add(new NewTopic(words[0], 1, Short.parseShort(words[1])).configs(configs));
        }
        return topics;
    }

    private static String answerOf(KafkaFuture<Void> answer) throws InterruptedException {
        try {
            answer.get();
            return "accepted";
        } catch (ExecutionException e) {
            return "refused " + e.getCause().getClass().getSimpleName() + ": " + e.getCause().getMessage();
        }
    }

    private static void describe(Admin admin, Collection<NewTopic> topics) throws Exception {
        List<ConfigResource> resources = topics.stream()
            .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.name()))
            .toList();
        Map<ConfigResource, Config> described = described(admin, resources);
        for (NewTopic topic : topics) {
            Config config = described.get(new ConfigResource(ConfigResource.Type.TOPIC, topic.name()));
            StringBuilder line = new StringBuilder(topic.name());
            for (ConfigEntry entry : config.entries()) {
                if (entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG) {
                    line.append(' ').append(entry.name()).append('=').append(entry.value());
                }
            }
            System.out.println(line);
        }
    }

    /** Brokers learn of new topics a moment after the controller has said that it made them. */
    private static Map<ConfigResource, Config> described(Admin admin, List<ConfigResource> resources) throws Exception {
        long end = System.nanoTime() + 60_000_000_000L;
        while (true) {
            try {
                return admin.describeConfigs(resources).all().get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException) || System.nanoTime() > end) throw e;
            }
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
