using Npgsql;
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

internal sealed class AccountAddresses(NpgsqlDataSource database) : IUserAddresses
{
    public async Task<UserAddress?> Of(Guid userId, CancellationToken ct)
    {
        await using var command = database.CreateCommand("select email, mail_language from accounts.users where id = $1 and closed_at is null and email is not null");
        command.Parameters.Add(new() { Value = userId });
        await using var row = await command.ExecuteReaderAsync(ct);
        if (!await row.ReadAsync(ct)) return null;
        return new UserAddress(row.GetString(0), row.GetString(1) == Language.Chinese.Tag() ? Language.Chinese : Language.English);
    }
}
