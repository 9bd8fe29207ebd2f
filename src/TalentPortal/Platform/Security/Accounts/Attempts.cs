using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Npgsql;
using TalentPortal.Data;

namespace TalentPortal.Platform.Security.Accounts;

/// <summary>How many attempts of one kind are open to one key (an account, a network, a password) within a window of time.</summary>
public sealed record AttemptLimit(string Kind, int Max, TimeSpan Window)
{
    /// <summary>Passwords for one account, from devices that never signed in to it. Unknown accounts are counted alike.</summary>
    public static AttemptLimit Account { get; } = new("account", 5, TimeSpan.FromMinutes(15));

    /// <summary>Passwords for one account from one device that did: its owner is not locked out by what strangers do.</summary>
    public static AttemptLimit Device { get; } = new("device", 10, TimeSpan.FromMinutes(15));

    /// <summary>Wrong passwords from one address of the network, whatever the account.</summary>
    public static AttemptLimit Network { get; } = new("network", 20, TimeSpan.FromMinutes(15));

    /// <summary>
    /// One wrong password tried on many accounts, from wherever. Counted by a short cut of a keyed hash, so that all other
    /// passwords, and so all other people, stay free to sign in.
    /// </summary>
    public static AttemptLimit Spray { get; } = new("spray", 100, TimeSpan.FromHours(1));

    /// <summary>Codes of the second factor for one account.</summary>
    public static AttemptLimit Factor { get; } = new("factor", 5, TimeSpan.FromMinutes(15));

    /// <summary>Passwords and codes asked for again while signed in.</summary>
    public static AttemptLimit Confirmation { get; } = new("confirmation", 5, TimeSpan.FromMinutes(15));

    /// <summary>Mails that a visitor can cause to one address.</summary>
    public static AttemptLimit MailTo { get; } = new("mail-to", 4, TimeSpan.FromHours(1));

    /// <summary>Invitations that one person can send, first and repeated ones alike.</summary>
    public static AttemptLimit Invitations { get; } = new("invitations", 30, TimeSpan.FromDays(1));

    /// <summary>Invitations of a partner that one person can send.</summary>
    public static AttemptLimit PartnerInvitations { get; } = new("partner-invitations", 5, TimeSpan.FromDays(1));

    /// <summary>Mails that one address of the network can cause.</summary>
    public static AttemptLimit MailFrom { get; } = new("mail-from", 20, TimeSpan.FromHours(1));
}

/// <summary>One counter. The key is a token, never an address or a password.</summary>
public sealed class AttemptCounter
{
    public const int KindMax = 20;
    public const int KeyMax = 100;

    public string Kind { get; set; } = "";

    public string Key { get; set; } = "";

    public int Count { get; set; }

    public DateTimeOffset WindowEndsAt { get; set; }
}

/// <summary>What became of an attempt before anything was checked.</summary>
/// <param name="Allowed">Whether the attempt may be checked at all.</param>
/// <param name="JustReached">The first attempt over the limit in this window: worth an audit row.</param>
public readonly record struct AttemptVerdict(bool Allowed, bool JustReached);

/// <summary>
/// Counts attempts before they are checked, one atomic statement each, outside any transaction: of two hundred guesses
/// at once exactly as many are looked at as the limit says, and none is forgotten because the request failed.
/// </summary>
public sealed class Attempts(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>Counts one attempt.</summary>
    public async Task<AttemptVerdict> Count(AttemptLimit limit, string key, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            """
            insert into accounts.attempt_counters as c (kind, key, count, window_ends_at) values ($1, $2, 1, $3 + $4)
            on conflict (kind, key) do update set
                count = case when c.window_ends_at <= $3 then 1 else least(c.count, 1000000) + 1 end,
                window_ends_at = case when c.window_ends_at <= $3 then $3 + $4 else c.window_ends_at end
            returning count
            """);
        Add(command, limit, key);
        command.Parameters.Add(new() { Value = clock.GetUtcNow() });
        command.Parameters.Add(new() { Value = limit.Window });
        var count = (int)(await command.ExecuteScalarAsync(ct))!;
        return new AttemptVerdict(count <= limit.Max, count == limit.Max + 1);
    }

    /// <summary>Takes one attempt back, because it was right.</summary>
    public async Task TakeBack(AttemptLimit limit, string key, CancellationToken ct)
    {
        await using var command = database.CreateCommand("update accounts.attempt_counters set count = greatest(count - 1, 0) where kind = $1 and key = $2");
        Add(command, limit, key);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Starts anew: the owner has proved who they are.</summary>
    public async Task Clear(AttemptLimit limit, string key, CancellationToken ct)
    {
        await using var command = database.CreateCommand("delete from accounts.attempt_counters where kind = $1 and key = $2");
        Add(command, limit, key);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static void Add(NpgsqlCommand command, AttemptLimit limit, string key)
    {
        command.Parameters.Add(new() { Value = limit.Kind });
        command.Parameters.Add(new() { Value = key });
    }
}

internal sealed class AttemptCounterConfiguration : IEntityTypeConfiguration<AttemptCounter>
{
    public void Configure(EntityTypeBuilder<AttemptCounter> builder)
    {
        builder.PlatformTable("Counts what visitors try before there is a caller; holds tokens only.");
        builder.ToTable("attempt_counters", AccountUserConfiguration.Schema);
        builder.HasKey(c => new { c.Kind, c.Key });
        builder.Property(c => c.Kind).HasMaxLength(AttemptCounter.KindMax);
        builder.Property(c => c.Key).HasMaxLength(AttemptCounter.KeyMax);
        builder.HasIndex(c => c.WindowEndsAt);
    }
}
