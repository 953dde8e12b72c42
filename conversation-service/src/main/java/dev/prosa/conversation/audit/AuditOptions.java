package dev.prosa.conversation.audit;

import dev.prosa.conversation.tool.ToolException;

/// What an audit was asked for.
///
/// @param checkpoint whether to keep the fold of what is right, so that a later audit may start
///     there
/// @param trust whether to take PostgreSQL as it is for a checkpoint instead of auditing
/// @param reveal whether to show what customers wrote
/// @param json one JSON object a line
/// @param limit differences to print at most, 1 or more; all are counted
/// @param partition only this one; -1 for all
public record AuditOptions(boolean checkpoint, boolean trust, boolean reveal, boolean json, int limit, int partition) {

    /// Read-only, all partitions, for people.
    public static final AuditOptions DEFAULTS = new AuditOptions(false, false, false, false, 100, -1);

    /// @throws ToolException naming what it does not know
    static AuditOptions parse(String[] arguments) {
        AuditOptions read = DEFAULTS;
        for (String argument : arguments) {
            String value = argument.substring(argument.indexOf('=') + 1);
            read = switch (argument.substring(
                    0, argument.length() - (argument.indexOf('=') < 0 ? 0 : value.length()))) {
                case "--checkpoint" ->
                    new AuditOptions(true, read.trust, read.reveal, read.json, read.limit, read.partition);
                case "--trust" ->
                    new AuditOptions(read.checkpoint, true, read.reveal, read.json, read.limit, read.partition);
                case "--reveal" ->
                    new AuditOptions(read.checkpoint, read.trust, true, read.json, read.limit, read.partition);
                case "--json" ->
                    new AuditOptions(read.checkpoint, read.trust, read.reveal, true, read.limit, read.partition);
                case "--limit=" ->
                    new AuditOptions(
                            read.checkpoint, read.trust, read.reveal, read.json, number(value), read.partition);
                case "--partition=" ->
                    new AuditOptions(read.checkpoint, read.trust, read.reveal, read.json, read.limit, number(value));
                default -> throw new ToolException("unknown option " + argument);
            };
        }
        return read;
    }

    private static int number(String value) {
        try {
            return Integer.parseUnsignedInt(value);
        } catch (NumberFormatException e) {
            throw new ToolException("not a number: " + value);
        }
    }
}
