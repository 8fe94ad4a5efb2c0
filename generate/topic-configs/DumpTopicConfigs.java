import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.server.config.ConfigSynonym;
import org.apache.kafka.server.config.ServerTopicConfigSynonyms;
import org.apache.kafka.storage.internals.log.LogConfig;

/**
 * Prints what Kafka itself knows about the configs of topics, as JSON, one config a line: LogConfig's definitions,
 * and the broker properties that a topic's value falls back to with how many of the topic's units one of theirs is.
 */
public class DumpTopicConfigs {
    public static void main(String[] args) {
        Map<String, ConfigDef.ConfigKey> keys = new TreeMap<>(LogConfig.configDefCopy().configKeys());
        System.out.println(keys.values().stream()
            .filter(key -> !key.internalConfig)
            .map(DumpTopicConfigs::line)
            .collect(Collectors.joining(",\n", "[\n", "\n]")));
    }

    private static String line(ConfigDef.ConfigKey key) {
        List<ConfigSynonym> synonyms = ServerTopicConfigSynonyms.ALL_TOPIC_CONFIG_SYNONYMS.getOrDefault(key.name, List.of());
        return "{" + String.join(", ",
            field("name", text(key.name)),
            field("type", text(key.type.toString())),
            field("default", text(ConfigDef.convertToString(key.defaultValue, key.type))),
            field("allowed", key.validator == null ? "null" : text(key.validator.toString())),
            field("broker", synonyms.stream().map(DumpTopicConfigs::synonym).collect(Collectors.joining(", ", "{", "}"))),
            field("documentation", text(firstSentence(key.documentation)))) + "}";
    }

    private static String synonym(ConfigSynonym synonym) {
        return field(synonym.name(), synonym.converter().apply("1"));
    }

    private static String field(String name, String value) {
        return text(name) + ": " + value;
    }

    private static String firstSentence(String text) {
        return text.replaceAll("<[^>]+>", "").split("(?<=\\.)\\s", 2)[0];
    }

    private static String text(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\s+", " ").trim() + '"';
    }
}
