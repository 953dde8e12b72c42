package dev.prosa.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The configuration of the one PostgreSQL, as arguments of its command line: what is durable, what
/// logical replication needs, what fits a machine of two cores, and what must stay out of its log.
final class ServerSettings {

    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("wal_level", "logical"),
            Map.entry("max_replication_slots", "20"),
            Map.entry("max_wal_senders", "20"),
            // A slot nobody reads would otherwise keep its log until the disk is full.
            Map.entry("max_slot_wal_keep_size", "4GB"),
            Map.entry("max_connections", "200"),
            Map.entry("shared_buffers", "256MB"),
            Map.entry("effective_cache_size", "1GB"),
            Map.entry("maintenance_work_mem", "64MB"),
            Map.entry("max_wal_size", "2GB"),
            Map.entry("min_wal_size", "256MB"),
            Map.entry("wal_compression", "off"),
            Map.entry("checkpoint_timeout", "15min"),
            Map.entry("jit", "off"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"),
            Map.entry("log_checkpoints", "off"),
            // Statements and the details of an error carry what customers wrote.
            Map.entry("log_min_error_statement", "panic"),
            Map.entry("log_error_verbosity", "terse"),
            Map.entry("log_parameter_max_length", "0"),
            Map.entry("log_parameter_max_length_on_error", "0"),
            // Clients come by TCP; a socket in a shared place could clash with another server's.
            Map.entry("unix_socket_directories", ""));

    private ServerSettings() {}

    static List<String> arguments(Map<String, String> further, int port) {
        var settings = new TreeMap<>(DEFAULTS);
        settings.putAll(further);
        settings.put("listen_addresses", EmbeddedPostgres.HOST);
        settings.put("port", Integer.toString(port));
        var arguments = new ArrayList<String>();
        settings.forEach((name, value) -> {
            arguments.add("-c");
            arguments.add(name + "=" + value);
        });
        return arguments;
    }
}
