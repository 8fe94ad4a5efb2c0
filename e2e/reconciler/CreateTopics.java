import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Creates topics PREFIX-0 … PREFIX-(COUNT-1) of one partition and a retention, all in one JVM. */
class CreateTopics {
    public static void main(String[] args) throws Exception {
        String bootstrap = args[0];
        String prefix = args[1];
        int count = Integer.parseInt(args[2]);
        String retentionMs = args[3];
        Properties settings = new Properties();
        settings.put("bootstrap.servers", bootstrap);
        settings.put("request.timeout.ms", "120000");
        settings.put("default.api.timeout.ms", "300000");
        try (Admin admin = Admin.create(settings)) {
            for (int from = 0; from < count; from += 500) {
                var topics = IntStream.range(from, Math.min(count, from + 500))
                    .mapToObj(i -> new NewTopic(prefix + "-" + i, 1, (short) 1)
                        .configs(Map.of("retention.ms", retentionMs)))
                    .toList();
                admin.createTopics(topics).all().get();
            }
        }
    }
}
