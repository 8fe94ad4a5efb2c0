import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Properties;
import java.util.stream.Collectors;
import kafka.server.KafkaConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.storage.internals.log.LogConfig;

/**
 * Reads properties files as a starting server does, all in one JVM. A line of standard input is a name, a properties file
 * and the names of configs in it, the latter two percent-encoded, separated by spaces. The answer is the name and "accepted"
 * with what the server then has of these configs (name=value, both percent-encoded), or "refused" and why.
 */
class TryBrokerConfigs {
    public static void main(String[] args) throws Exception {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.split(" ");
            System.out.println(words[0] + " " + answer(decoded(words[1]), Arrays.copyOfRange(words, 2, words.length)));
        }
    }

    private static String answer(String file, String[] names) {
        try {
            Properties properties = new Properties();
            properties.load(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
            KafkaConfig config = KafkaConfig.fromProps(properties, false);
            // What a broker does next with what it has read, before it opens a port.
            LogConfig.validateBrokerLogConfigValues(
                config.extractLogConfigMap(), config.remoteLogManagerConfig().isRemoteStorageSystemEnabled());
            Sensor.RecordingLevel.forName(config.getString("metrics.recording.level"));
            return Arrays.stream(names)
                .map(TryBrokerConfigs::decoded)
                .map(name -> encoded(name) + "=" + encoded(said(config, name)))
                .collect(Collectors.joining(" ", "accepted ", ""));
        } catch (Exception e) {
            return "refused " + (e.getClass().getSimpleName() + ": " + e.getMessage()).replaceAll("\\s+", " ");
        }
    }

    private static String said(KafkaConfig config, String name) {
        ConfigDef.Type type = config.typeOf(name);
        return ConfigDef.convertToString(config.values().get(name), type);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
