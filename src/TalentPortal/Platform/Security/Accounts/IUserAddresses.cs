using Npgsql;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Platform.Security.Accounts;

/// <summary>Where a user's mail goes, and in which language they read it.</summary>
public sealed record UserAddress(string Address, Language Language);

/// <summary>Tells the address of a user at the moment a mail leaves, so that no queue keeps a copy of it.</summary>
public interface IUserAddresses
{
    /// <summary>Null for an unknown or closed account: it gets no mail.</summary>
    Task<UserAddress?> Of(Guid userId, CancellationToken ct);
}

internal sealed class UserAddresses(NpgsqlDataSource database, PortalVault vault) : IUserAddresses
{
    public async Task<UserAddress?> Of(Guid userId, CancellationToken ct)
    {
        await using var command = database.CreateCommand("select email_sealed, mail_language from accounts.users where id = $1 and closed_at is null and email_sealed is not null");
        command.Parameters.Add(new() { Value = userId });
        await using var row = await command.ExecuteReaderAsync(ct);
        if (!await row.ReadAsync(ct)) return null;
        var place = new AccountUser { Id = userId }.EmailPlace;
        var address = await vault.Open(KeyOwner.Person(userId), SealedText.FromBytes(row.GetFieldValue<byte[]>(0)), place, ct);
        return address is null ? null : new UserAddress(address, Enum.Parse<Language>(row.GetString(1)));
    }
}
