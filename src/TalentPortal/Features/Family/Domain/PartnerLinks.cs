using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Outbox;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Security.Invitations;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Features.Family.Domain;

/// <summary>A person's own half of a link, and what they may see of the other.</summary>
/// <param name="Mine">Null for somebody who neither invited nor accepted.</param>
/// <param name="Theirs">The half of whoever named this person in the same link.</param>
public sealed record PartnerPair(PartnerSide? Mine, PartnerSide? Theirs)
{
    /// <summary>Each names the other.</summary>
    public bool IsLinked => Mine is { PartnerId: { } named } && Theirs is not null && named == Theirs.UserId;

    /// <summary>Somebody accepted this person's invitation, and this person has not agreed to whom.</summary>
    public bool IsAnswered => Mine is { PartnerId: null } && Theirs is not null;
}

/// <summary>Why somebody's half of a link goes.</summary>
public enum LeaveReason
{
    Ended,

    /// <summary>Another link takes its place at once; the consent stays.</summary>
    Replaced,

    /// <summary>The other ended it.</summary>
    LeftByOther,

    /// <summary>The person is erased; their consents go by themselves.</summary>
    Erased,
}

/// <summary>Begins and ends links between partners, always as one of the two; the other's half is never written.</summary>
public sealed class PartnerLinks(AppDb db, PartnerInvitations invitations, PortalVault vault, Outbox outbox, PersonalDues dues, CurrentCall call, TimeProvider clock)
{
    /// <summary>Waits for whatever the same person changes of their link at the same time.</summary>
    public Task Lock(Guid userId, CancellationToken ct) => db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({"partner:" + userId.ToString("N")}, 0))", ct);

    public async Task<PartnerPair> Of(Guid userId, CancellationToken ct)
    {
        if (await db.PartnerSides.SingleOrDefaultAsync(s => s.UserId == userId, ct) is not { } mine) return new(null, null);
        var (link, named) = (mine.LinkId, mine.PartnerId);
        // Whoever this person agreed to, or else whoever answered; of two who ever followed one link, which cannot be, the first.
        var theirs = await db.PartnerSides.AsNoTracking().Where(s => s.PartnerId == userId && s.LinkId == link && (named == null || s.UserId == named)).OrderBy(s => s.BeganAt).FirstOrDefaultAsync(ct);
        return new(mine, theirs);
    }

    /// <summary>Adds the caller's half, with the consent to it.</summary>
    public async Task Begin(Guid linkId, Guid? partnerId, string name, string words, CancellationToken ct)
    {
        var (me, now) = (call.RequiredUserId, clock.GetUtcNow());
        await dues.Note(me, now.AddYears(Consent.KeptYears), ct);
        db.PartnerSides.Add(PartnerSide.Begin(me, linkId, partnerId, await vault.Seal(KeyOwner.Person(me), name, NamePlace(me), ct), now));
        // Whoever comes from a link of their own that gave way has agreed already.
        if (!await db.Consents.AnyAsync(c => c.UserId == me && c.Kind == ConsentKind.PartnerLink && c.WithdrawnAt == null, ct))
            db.Consents.Add(Consent.Give(me, ConsentKind.PartnerLink, call.TenantId, null, null, null, ConsentText.Shown(words), call.Language, now));
    }

    /// <summary>The name that somebody gave for their partner; null when it is gone.</summary>
    public async Task<string?> NameOf(PartnerSide side, CancellationToken ct)
    {
        try
        {
            return await vault.Open(KeyOwner.Person(side.UserId), side.Name, NamePlace(side.Id), ct);
        }
        catch (KeyDestroyedException)
        {
            return null;
        }
    }

    /// <summary>
    /// Ends whatever there is of a person's link: their half goes and what they opened is closed in this transaction, so
    /// that nothing is linked any more. The other's half is taken away as the other, soon after.
    /// </summary>
    public async Task Leave(Guid userId, LeaveReason reason, CancellationToken ct)
    {
        // First: it waits for somebody who accepts at this moment, whose half is then seen.
        if (reason == LeaveReason.Erased) await invitations.Forget(userId, ct);
        else await invitations.EndAll(userId, ct);
        var (mine, theirs) = await Of(userId, ct);
        await db.FamilyWishes.Where(w => w.UserId == userId).ExecuteUpdateAsync(set => set.SetProperty(w => w.ReaderId, (Guid?)null), ct);
        if (mine is null) return;
        var link = mine.LinkId;
        db.Entry(mine).State = EntityState.Detached;
        await db.PartnerSides.Where(s => s.UserId == userId).ExecuteDeleteAsync(ct);
        if (reason != LeaveReason.LeftByOther && (mine.PartnerId ?? theirs?.UserId) is { } other) outbox.Add(new PartnerLeft(other, link));
        if (reason is LeaveReason.Erased or LeaveReason.Replaced) return;
        foreach (var consent in await db.Consents.Where(c => c.UserId == userId && c.Kind == ConsentKind.PartnerLink && c.WithdrawnAt == null).ToListAsync(ct)) consent.Withdraw(clock.GetUtcNow());
    }

    private static SealContext NamePlace(Guid id) => new(PartnerSide.Table, "name", id);
}

/// <summary>Somebody ended a link; the half of the other is to go too. Ids only.</summary>
public sealed record PartnerLeft(Guid UserId, Guid LinkId);
