using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Platform.Auditing;

/// <summary>
/// One reading of a person's data by somebody else, shown to that person. Rows of one person form a hash chain: each
/// carries the hash of the one before, so that a changed, removed or reordered row is found by <see cref="AccessLog.Verify"/>.
/// </summary>
public sealed class AccessEntry : IPersonOwned
{
    public const int OrganisationMax = 120;
    public const int PurposeMax = 60;
    public const int WhatMax = 200;
    public const int HashLength = 32;

    private AccessEntry()
    {
    }

    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid UserId { get; private set; }

    /// <summary>Place in the person's chain, from 1.</summary>
    [Class(FieldClass.Internal)]
    public int Number { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset At { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid? ActorUserId { get; private set; }

    [Class(FieldClass.Internal)]
    public CallSide Side { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid? TenantId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid? EmployerId { get; private set; }

    /// <summary>Name of the reader's organisation at that time, in Chinese and in English.</summary>
    [Class(FieldClass.Public)]
    public Bilingual Organisation { get; private set; } = Bilingual.Empty;

    /// <summary>Why, as a stable word: <c>application</c>.</summary>
    [Class(FieldClass.Public)]
    public string Purpose { get; private set; } = "";

    /// <summary>Which data, as stable words: <c>profile</c>, <c>cv</c>.</summary>
    [Class(FieldClass.Public)]
    public string What { get; private set; } = "";

    [Class(FieldClass.Public)]
    public FieldClass HighestClass { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid? SubjectId { get; private set; }

    [Class(FieldClass.Internal)]
    public byte[] PreviousHash { get; private set; } = [];

    [Class(FieldClass.Internal)]
    public byte[] Hash { get; private set; } = [];

    internal static AccessEntry After(AccessChainHead head, CurrentCall call, Bilingual organisation, string purpose, string what, FieldClass highest, Guid? subjectId, DateTimeOffset now)
    {
        // PostgreSQL keeps microseconds; what is hashed must be what is read back.
        var at = new DateTimeOffset(now.UtcTicks / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
        var entry = new AccessEntry
        {
            Id = Guid.CreateVersion7(now),
            UserId = head.UserId,
            Number = head.Count + 1,
            At = at,
            ActorUserId = call.UserId,
            Side = call.Side,
            TenantId = call.TenantId,
            EmployerId = call.EmployerId,
            Organisation = organisation,
            Purpose = purpose,
            What = what,
            HighestClass = highest,
            SubjectId = subjectId,
            PreviousHash = head.Hash,
        };
        entry.Hash = entry.ComputeHash();
        return entry;
    }

    /// <summary>SHA-256 over every field and the previous hash, each field length-prefixed.</summary>
    public byte[] ComputeHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var field in (string?[])
            [UserId.ToString("N"), Id.ToString("N"), Number.ToString(System.Globalization.CultureInfo.InvariantCulture), At.UtcTicks.ToString(System.Globalization.CultureInfo.InvariantCulture),
             ActorUserId?.ToString("N"), Side.ToString(), TenantId?.ToString("N"), EmployerId?.ToString("N"), Organisation.Zh, Organisation.En, Purpose, What, HighestClass.ToString(), SubjectId?.ToString("N")])
        {
            Append(hash, field is null ? [] : Encoding.UTF8.GetBytes(field), field is null);
        }

        Append(hash, PreviousHash, false);
        return hash.GetHashAndReset();
    }

    private static void Append(IncrementalHash hash, ReadOnlySpan<byte> field, bool isNull)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, isNull ? -1 : field.Length);
        hash.AppendData(length);
        hash.AppendData(field);
    }
}

/// <summary>The newest number and hash of a person's chain: locked while a row is added, and what tells that the newest rows were cut off.</summary>
public sealed class AccessChainHead
{
    public Guid UserId { get; set; }

    public int Count { get; set; }

    public byte[] Hash { get; set; } = [];

    /// <summary>Number of the last entry that was cleared away after its time; 0 while none was.</summary>
    public int StartCount { get; set; }

    /// <summary>Its hash, to which the first entry that is left must lead.</summary>
    public byte[] StartHash { get; set; } = [];
}

/// <summary>Records readings, and checks a person's chain.</summary>
public sealed class AccessLog(AppDb db, CurrentCall call, PersonalDues dues, TimeProvider clock)
{
    public const int KeptYears = 3;

    /// <summary>Purpose of who reads what was sent with an application; the subject is the application.</summary>
    public const string Application = "application";

    /// <summary>
    /// How long the same reading, by the same person and on the same day, counts as one: a page loaded again, or shown
    /// anew after a step, is no second look, and a log full of those hides the ones that matter.
    /// </summary>
    public static readonly TimeSpan OneReading = TimeSpan.FromMinutes(30);

    /// <summary>
    /// Records that the caller reads <paramref name="what"/> of <paramref name="person"/>, unless an entry younger than
    /// <see cref="OneReading"/> says just that. Runs in the caller's transaction: if the row cannot be written, the
    /// reading fails too.
    /// </summary>
    public async Task Record(Guid person, Bilingual organisation, string purpose, string what, FieldClass highest, Guid? subjectId, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("Mark the query [Personal]: the access row and the reading must stand or fall together.");
        if (!await IsAnother(person, purpose, what, highest, subjectId, ct)) return;
        await dues.Note(person, clock.GetUtcNow().AddYears(KeptYears), ct);
        var start = Array.Empty<byte>();
        await db.Database.ExecuteSqlAsync($"insert into access_chain_heads (user_id, count, hash, start_count, start_hash) values ({person}, 0, {start}, 0, {start}) on conflict do nothing", ct);
        var head = await db.Set<AccessChainHead>().FromSql($"select * from access_chain_heads where user_id = {person} for update").SingleAsync(ct);
        var entry = AccessEntry.After(head, call, organisation, purpose, what, highest, subjectId, clock.GetUtcNow());
        db.Add(entry);
        (head.Count, head.Hash) = (entry.Number, entry.Hash);
    }

    /// <summary>
    /// Whether this is more than the last reading once again. Readers cannot see a person's entries, so each entry
    /// leaves a receipt, in the same transaction, under a hash of what it says.
    /// </summary>
    private async Task<bool> IsAnother(Guid person, string purpose, string what, FieldClass highest, Guid? subjectId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var day = call.Tenant?.DayAt(now) ?? DateOnly.FromDateTime(now.UtcDateTime);
        var said = string.Join('\n', person, call.Side, call.TenantId, call.EmployerId, purpose, what, highest, subjectId, day.DayNumber);
        var id = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(said)).AsSpan(0, 16));
        var before = now - OneReading;
        return await db.Database.ExecuteSqlAsync(
            $"""
            insert into command_receipts (command_id, caller, command, received_at) values ({id}, {call.ActorName}, 'AccessLog', {now})
            on conflict (command_id, caller, command) do update set received_at = excluded.received_at where command_receipts.received_at <= {before}
            """,
            ct) > 0;
    }

    /// <summary>Checks the chain of the signed-in person: numbers without gaps, each hash right, the end as the head says.</summary>
    /// <returns>The number of the first row that is wrong or missing; null when all is well.</returns>
    public async Task<int?> Verify(CancellationToken ct)
    {
        var head = await db.Set<AccessChainHead>().AsNoTracking().SingleOrDefaultAsync(h => h.UserId == call.RequiredUserId, ct);
        var previous = head?.StartHash ?? [];
        var expected = head?.StartCount ?? 0;
        await foreach (var entry in db.Set<AccessEntry>().AsNoTracking().OrderBy(e => e.Number).AsAsyncEnumerable().WithCancellation(ct))
        {
            expected++;
            var isRight = entry.Number == expected && entry.PreviousHash.AsSpan().SequenceEqual(previous) && entry.ComputeHash().AsSpan().SequenceEqual(entry.Hash);
            if (!isRight) return expected;
            previous = entry.Hash;
        }

        return (head?.Count ?? 0) == expected ? null : expected + 1;
    }
}

internal sealed class AccessEntryConfiguration : IEntityTypeConfiguration<AccessEntry>
{
    public void Configure(EntityTypeBuilder<AccessEntry> builder)
    {
        builder.PersonOwned(appendOnly: true, anySideAppends: true, kept: new(nameof(AccessEntry.At), AccessLog.KeptYears));
        builder.HasBilingual(e => e.Organisation, AccessEntry.OrganisationMax);
        builder.Property(e => e.Side).HasConversion<string>().HasMaxLength(20);
        builder.Property(e => e.Purpose).HasMaxLength(AccessEntry.PurposeMax);
        builder.Property(e => e.What).HasMaxLength(AccessEntry.WhatMax);
        builder.Property(e => e.HighestClass).HasConversion<string>().HasMaxLength(20);
        builder.Property(e => e.PreviousHash).HasMaxLength(AccessEntry.HashLength);
        builder.Property(e => e.Hash).HasMaxLength(AccessEntry.HashLength);
        builder.HasIndex(e => new { e.UserId, e.Number }).IsUnique();
    }
}

internal sealed class AccessChainHeadConfiguration : IEntityTypeConfiguration<AccessChainHead>
{
    public void Configure(EntityTypeBuilder<AccessChainHead> builder)
    {
        builder.PlatformTable("Readers lock a person's chain without being able to read it; holds a count and a hash.");
        builder.HasKey(h => h.UserId);
        builder.Property(h => h.Hash).HasMaxLength(AccessEntry.HashLength);
        builder.Property(h => h.StartHash).HasMaxLength(AccessEntry.HashLength);
    }
}
