using System.Text;
using Npgsql;

namespace TalentPortal.Platform.Logging;

/// <summary>Describes an exception without the values it may quote.</summary>
public static class SafeError
{
    /// <summary>Types, SQL states and stack frames of the error and its causes; no messages.</summary>
    public static string Describe(Exception error)
    {
        var text = new StringBuilder();
        for (var cause = error; cause is not null; cause = cause.InnerException)
        {
            text.Append(cause.GetType().FullName);
            if (cause is PostgresException postgres) text.Append(' ').Append(postgres.SqlState).Append(' ').Append(postgres.TableName).Append(' ').Append(postgres.ConstraintName);
            if (cause is InvalidOperationException or NotSupportedException) text.Append(": ").Append(cause.Message);
            text.AppendLine().AppendLine(cause.StackTrace);
        }

        return text.ToString();
    }
}
