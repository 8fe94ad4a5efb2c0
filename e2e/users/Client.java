import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Does things as users of a cluster, and says of each in a line whether it was allowed: "ok", or the exception's name.
 * Arguments: the bootstrap servers, then four for each thing: user, file with the password, and
 * "produce TOPIC -", "consume TOPIC GROUP", "transact TOPIC ID", "throttle TOPIC BYTES" or "stay TOPIC SECONDS": produces
 * all the while on one connection.
 */
class Client {
    public static void main(String[] args) {
        for (int i = 1; i < args.length; i += 5) {
            String said = "ok";
            try {
                act(settings(args[0], args[i], args[i + 1]), args[i + 2], args[i + 3], args[i + 4]);
            } catch (Exception thrown) {
                Throwable cause = thrown;
                while (cause.getCause() != null && !cause.getClass().getName().startsWith("org.apache.kafka.common.errors")) {
                    cause = cause.getCause();
                }
                said = cause.getClass().getSimpleName();
                if (cause.getClass() == IllegalStateException.class) said += " " + cause.getMessage();
            }
            System.out.println(said);
        }
    }

    static void act(Properties settings, String verb, String topic, String with) throws Exception {
        switch (verb) {
            case "produce" -> {
                try (var producer = new KafkaProducer<String, String>(settings)) {
                    producer.send(new ProducerRecord<>(topic, "key", "value")).get();
                }
            }
            case "transact" -> {
                settings.put("transactional.id", with);
                try (var producer = new KafkaProducer<String, String>(settings)) {
                    producer.initTransactions();
                    producer.beginTransaction();
                    producer.send(new ProducerRecord<>(topic, "key", "value")).get();
                    producer.commitTransaction();
                }
            }
            case "stay" -> {
                try (var producer = new KafkaProducer<String, String>(settings)) {
                    long end = System.nanoTime() + Duration.ofSeconds(Integer.parseInt(with)).toNanos();
                    while (System.nanoTime() < end) {
                        producer.send(new ProducerRecord<>(topic, "key", "value")).get();
                        Thread.sleep(100);
                    }
                }
            }
            case "throttle" -> {
                try (var producer = new KafkaProducer<String, String>(settings)) {
                    for (int sent = 0; sent < Integer.parseInt(with); sent += 100_000) {
                        producer.send(new ProducerRecord<>(topic, "key", "x".repeat(100_000))).get();
                    }
                    double waited = (double) producer.metrics().values().stream()
                        .filter(it -> it.metricName().name().equals("produce-throttle-time-max"))
                        .findFirst().orElseThrow().metricValue();
                    if (!(waited > 0)) throw new IllegalStateException("was not throttled");
                }
            }
            case "consume" -> {
                settings.put("group.id", with);
                settings.put("auto.offset.reset", "earliest");
                try (var consumer = new KafkaConsumer<String, String>(settings)) {
                    consumer.subscribe(List.of(topic));
                    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
                    while (consumer.poll(Duration.ofMillis(200)).isEmpty()) {
                        if (System.nanoTime() > end) throw new IllegalStateException("no message in 20 s");
                    }
                    consumer.commitSync();
                }
            }
            default -> throw new IllegalArgumentException(verb);
        }
    }

    static Properties settings(String bootstrap, String user, String passwordFile) throws Exception {
        String password = Files.readString(Path.of(passwordFile)).replaceAll("\n+$", "");
        Properties settings = new Properties();
        settings.put("bootstrap.servers", bootstrap);
        settings.put("security.protocol", "SASL_PLAINTEXT");
        settings.put("sasl.mechanism", "SCRAM-SHA-512");
        settings.put("sasl.jaas.config", "org.apache.kafka.common.security.scram.ScramLoginModule required"
            + " username=" + quoted(user) + " password=" + quoted(password) + ";");
        settings.put("max.block.ms", "15000");
        settings.put("request.timeout.ms", "10000");
        settings.put("delivery.timeout.ms", "15000");
        settings.put("default.api.timeout.ms", "15000");
        for (String side : List.of("key", "value")) {
            settings.put(side + ".serializer", "org.apache.kafka.common.serialization.StringSerializer");
            settings.put(side + ".deserializer", "org.apache.kafka.common.serialization.StringDeserializer");
        }
        return settings;
    }

    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
