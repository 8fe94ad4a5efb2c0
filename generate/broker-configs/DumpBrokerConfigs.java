import java.lang.reflect.Field;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.server.config.AbstractKafkaConfig;

/**
 * Prints what Kafka itself knows about the configs of brokers and controllers, as JSON, one config a line: the definitions
 * that both start with, and whether a running broker lets a config be changed.
 */
public class DumpBrokerConfigs {
    public static void main(String[] args) throws ReflectiveOperationException {
        Map<String, String> updates = updateModes();
        Map<String, ConfigDef.ConfigKey> keys = new TreeMap<>(AbstractKafkaConfig.CONFIG_DEF.configKeys());
        System.out.println(keys.values().stream()
            .filter(key -> !key.internalConfig)
            .map(key -> line(key, updates.getOrDefault(key.name, "read-only")))
            .collect(Collectors.joining(",\n", "[\n", "\n]")));
    }

    private static String line(ConfigDef.ConfigKey key, String update) {
        return "{" + String.join(", ",
            field("name", text(key.name)),
            field("type", text(key.type.toString())),
            field("default", key.hasDefault() ? text(ConfigDef.convertToString(key.defaultValue, key.type)) : "null"),
            field("allowed", key.validator == null ? "null" : text(key.validator.toString())),
            field("unique", String.valueOf(isNewList(key.validator))),
            field("mayBeEmpty", String.valueOf(!isNewList(key.validator) || flag(key.validator, "isEmptyAllowed"))),
            field("importance", text(key.importance.toString())),
            field("update", text(update))) + "}";
    }

    /** Lists may not repeat an entry since a version of Kafka; their validators do not print that. */
    private static boolean isNewList(ConfigDef.Validator validator) {
        if (!(validator instanceof ConfigDef.ValidList)) return false;
        for (Field field : ConfigDef.ValidList.class.getDeclaredFields()) {
            if (field.getName().equals("isEmptyAllowed")) return true;
        }
        return false;
    }

    private static boolean flag(ConfigDef.Validator validator, String name) {
        try {
            Field field = validator.getClass().getDeclaredField(name);
            field.setAccessible(true);
            return field.getBoolean(validator);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Written in Scala up to a version, and in Java since. */
    @SuppressWarnings("unchecked")
    private static Map<String, String> updateModes() throws ReflectiveOperationException {
        try {
            Class<?> java = Class.forName("org.apache.kafka.server.config.DynamicBrokerConfig");
            return (Map<String, String>) java.getMethod("dynamicConfigUpdateModes").invoke(null);
        } catch (ClassNotFoundException e) {
            Object scala = Class.forName("kafka.server.DynamicBrokerConfig$").getField("MODULE$").get(null);
            return (Map<String, String>) scala.getClass().getMethod("dynamicConfigUpdateModes").invoke(scala);
        }
    }

    private static String field(String name, String value) {
        return text(name) + ": " + value;
    }

    private static String text(String text) {
        if (text == null) return "null";
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\s+", " ").trim() + '"';
    }
}
