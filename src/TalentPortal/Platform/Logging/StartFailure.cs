using Microsoft.AspNetCore.Connections;
using Npgsql;

namespace TalentPortal.Platform.Logging;

/// <summary>Says in one line why a command could not begin, where that is for the operator to mend and no fault of the program.</summary>
public static class StartFailure
{
    /// <summary>The line; null when only the stack tells more. What start-up itself refuses is such a line already.</summary>
    public static string? Explain(Exception error) => OfSurroundings(error) ?? (error is InvalidOperationException ? error.Message : null);

    /// <summary>The line where the database or the network is the reason.</summary>
    public static string? OfSurroundings(Exception error)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case PostgresException postgres:
                    return $"The database refused: {postgres.MessageText} ({postgres.SqlState}).";
                case NpgsqlException { InnerException: { } inner }:
                    return $"The database cannot be reached: {cause.Message} ({inner.Message}).";
                case NpgsqlException:
                    return $"The database cannot be reached: {cause.Message}.";
                case IOException { InnerException: AddressInUseException }:
                    return cause.Message;
            }
        }

        return null;
    }
}
