using System.Globalization;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Outbox;
using TalentPortal.Platform.Retention;

namespace TalentPortal.Platform.Privacy;

/// <summary>
/// Who was erased and when, outside the database: a backup that is older than an erasure brings the person back, and only
/// something that was not restored with it can tell. One file for each: its name is the account's number, its
/// content the moment, and neither says who it was.
/// </summary>
public sealed class ErasureLedger
{
    /// <summary>Configuration: the ledger's folder. Left out, <c>erasures</c> in the portal's data folder.</summary>
    public const string Setting = "Portal:ErasureLedger";

    /// <summary>How long an entry stays: no backup may be kept longer.</summary>
    public const int KeptYears = 3;

    private const string Moment = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    private readonly string _folder;

    /// <exception cref="InvalidOperationException">No folder is set.</exception>
    /// <exception cref="IOException">The folder cannot be made.</exception>
    public ErasureLedger(IConfiguration configuration)
    {
        _folder = configuration[Setting] is { Length: > 0 } own ? own
            : configuration["Portal:DataDirectory"] is { Length: > 0 } data ? Path.Combine(data, "erasures")
            : throw new InvalidOperationException($"{Setting} is not set: erasures could not be done again after a backup was restored.");
        Directory.CreateDirectory(_folder);
    }

    /// <summary>Notes an erasure, once; it is on the disk when this returns.</summary>
    public void Note(Guid userId, DateTimeOffset at)
    {
        var path = PathOf(userId);
        if (File.Exists(path)) return;
        var temporary = $"{path}.{Guid.NewGuid():N}.new";
        using (var file = new FileStream(temporary, FileMode.CreateNew))
        using (var writer = new StreamWriter(file))
        {
            writer.Write(at.UtcDateTime.ToString(Moment, CultureInfo.InvariantCulture));
            writer.Flush();
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
        DirectorySync.Flush(_folder);
    }

    /// <summary>The accounts of all who were erased.</summary>
    public IReadOnlyList<Guid> All() => [.. Directory.EnumerateFiles(_folder).Select(path => Guid.TryParseExact(Path.GetFileName(path), "N", out var user) ? user : Guid.Empty).Where(user => user != Guid.Empty)];

    /// <summary>When the person was erased; null for whoever was not.</summary>
    public DateTimeOffset? At(Guid userId)
    {
        var path = PathOf(userId);
        if (!File.Exists(path)) return null;
        // A moment that cannot be read is no reason to leave somebody restored.
        return DateTimeOffset.TryParseExact(File.ReadAllText(path), Moment, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : File.GetLastWriteTimeUtc(path);
    }

    /// <summary>Removes what is older than <see cref="KeptYears"/>, and what an interrupted writing left.</summary>
    /// <returns>How many entries went.</returns>
    public int Forget(DateTimeOffset now)
    {
        var old = All().Where(user => At(user) < now.AddYears(-KeptYears)).ToList();
        foreach (var user in old) File.Delete(PathOf(user));
        foreach (var path in Directory.EnumerateFiles(_folder, "*.new"))
            if (File.GetLastWriteTimeUtc(path) < now.UtcDateTime.AddDays(-1)) File.Delete(path);
        return old.Count;
    }

    private string PathOf(Guid userId) => Path.Combine(_folder, userId.ToString("N"));
}

/// <summary>An erasure that has committed goes into the ledger.</summary>
public sealed record ErasureNote(Guid UserId, DateTimeOffset At);

internal sealed class ErasureNoteHandler(ErasureLedger ledger) : IOutboxHandler<ErasureNote>
{
    public Task Handle(ErasureNote message, OutboxDelivery delivery, CancellationToken ct)
    {
        ledger.Note(message.UserId, message.At);
        return Task.CompletedTask;
    }
}

internal sealed class ErasureLedgerRetention(ErasureLedger ledger, TimeProvider clock) : IRetention
{
    public Task<int> Purge(CancellationToken ct) => Task.FromResult(ledger.Forget(clock.GetUtcNow()));
}
