using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Privacy;
using TalentPortal.Platform.Security.Invitations;

namespace TalentPortal.Platform.Security.Accounts;

/// <summary>Hands out what is kept about a sign-in, and closes it.</summary>
internal sealed class AccountData(AppDb db, AccountAddresses addresses, AccountUpkeep upkeep) : IPersonalDataHolder
{
    public string Section => "account";

    public async Task<object?> Export(Guid userId, CancellationToken ct)
    {
        var user = await db.Set<AccountUser>().AsNoTracking().SingleAsync(u => u.Id == userId, ct);
        return new
        {
            user.Id, Email = (await addresses.Of(user, ct))?.Value, SecondFactor = user.TwoFactorEnabled, user.MailLanguage, user.CreatedAt,
            Sessions = await db.Set<AccountSession>().AsNoTracking().Where(s => s.UserId == userId).OrderBy(s => s.StartedAt)
                .Select(s => new { s.Device, s.SecondFactor, s.StartedAt, s.SeenAt, s.ExpiresAt, s.EndedAt }).ToListAsync(ct),
            Invitations = await db.Set<Invitation>().AsNoTracking().Where(i => i.EmailToken != null && i.EmailToken == user.EmailToken).OrderBy(i => i.CreatedAt)
                // Who invites somebody as a partner is shown to whoever follows the link, by name, and stands in no file.
                .Select(i => new { i.Kind, OrganisationId = i.Kind == InvitationKind.Partner ? (Guid?)null : i.OrganisationId, i.Roles, i.SentAt, i.ExpiresAt }).ToListAsync(ct),
            KnownDevices = await db.Set<KnownDevice>().AsNoTracking().Where(d => d.UserId == userId).OrderBy(d => d.SeenAt).Select(d => new { d.SeenAt }).ToListAsync(ct),
        };
    }

    public async Task<IReadOnlyList<Kept>> Erase(Guid userId, DateTimeOffset now, CancellationToken ct)
    {
        await upkeep.Close(userId, ct);
        return [];
    }
}
