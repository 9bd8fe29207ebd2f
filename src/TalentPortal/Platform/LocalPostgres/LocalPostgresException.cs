namespace TalentPortal.Platform.LocalPostgres;

/// <summary>
/// Something about the local PostgreSQL server that the person at the keyboard can mend. The message is complete:
/// it says what is wrong, where, and what to do, so it is printed without a stack trace.
/// </summary>
public sealed class LocalPostgresException(string message, Exception? inner = null) : Exception(message, inner);
