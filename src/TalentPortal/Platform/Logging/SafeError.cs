using System.Collections.Frozen;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text;
using Npgsql;

namespace TalentPortal.Platform.Logging;

/// <summary>Describes an exception without the values it may quote.</summary>
public static class SafeError
{
    /// <summary>Every text that stands in the portal's own code as it is: what equals one of them quotes nobody.</summary>
    private static readonly Lazy<FrozenSet<string>> ownTexts = new(ReadOwnTexts);

    /// <summary>
    /// Types, SQL states and stack frames of the error and its causes. A message only where it stands word for word in the
    /// portal's code; any other may have been put together with what somebody typed.
    /// </summary>
    public static string Describe(Exception error)
    {
        var text = new StringBuilder();
        for (var cause = error; cause is not null; cause = cause.InnerException)
        {
            text.Append(cause.GetType().FullName);
            if (cause is PostgresException postgres) text.Append(' ').Append(postgres.SqlState).Append(' ').Append(postgres.TableName).Append(' ').Append(postgres.ConstraintName);
            if (ownTexts.Value.Contains(cause.Message)) text.Append(": ").Append(cause.Message);
            text.AppendLine().AppendLine(cause.StackTrace);
        }

        return text.ToString();
    }

    private static FrozenSet<string> ReadOwnTexts()
    {
        // A portal in one file has no assembly to look into; then there are no messages.
        if (typeof(SafeError).Assembly.Location is not { Length: > 0 } path) return [];
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        var texts = new HashSet<string>(StringComparer.Ordinal);
        for (var handle = MetadataTokens.UserStringHandle(1); !handle.IsNil; handle = metadata.GetNextHandle(handle)) texts.Add(metadata.GetUserString(handle));
        return texts.Where(text => text.Contains(' ', StringComparison.Ordinal)).ToFrozenSet(StringComparer.Ordinal);
    }
}
