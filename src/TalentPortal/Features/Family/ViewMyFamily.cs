using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Family.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Invitations;

namespace TalentPortal.Features.Family;

/// <summary>Where the caller stands with their partner, and what each has opened to the other.</summary>
[SignedIn]
public sealed record ViewMyFamily : IQuery<ViewMyFamilyResult>;

/// <summary>How far two partners are.</summary>
public enum PartnerState
{
    /// <summary>Nobody is invited.</summary>
    None,

    /// <summary>The caller's invitation waits, or has run out.</summary>
    Invited,

    /// <summary>Somebody accepted; the caller is to say whether it is their partner.</summary>
    Answered,

    /// <summary>The caller accepted; the other is to say so.</summary>
    Waiting,

    Linked,
}

/// <param name="PartnerName">As the partner gave it.</param>
/// <param name="MyName">The name that the caller gave, or that of the profile.</param>
/// <param name="Email">Where the invitation went; null once it is answered.</param>
/// <param name="Until">How long it may be followed.</param>
/// <param name="Since">When the later of the two agreed.</param>
/// <param name="Mine">The caller's wishes, open or not.</param>
/// <param name="Theirs">What the partner has opened.</param>
public sealed record ViewMyFamilyResult(
    PartnerState State, string? PartnerName, string? MyName, string? Email, DateTimeOffset? Until, DateTimeOffset? Since, IReadOnlyList<ViewMyFamilyResult.Wish> Mine, IReadOnlyList<ViewMyFamilyResult.Wish> Theirs)
{
    /// <param name="Places">Codes of GB/T 2260.</param>
    public sealed record Wish(WishKind Kind, bool IsOpen, string? IndustryCode, WorkLevel? Level, IReadOnlyList<string> Places, DateOnly? StartsOn);
}

internal sealed class ViewMyFamilyHandler(AppDb db, CurrentCall call, PartnerLinks links, PartnerInvitations invitations, SealedProfile profiles, TimeProvider clock) : IRequestHandler<ViewMyFamily, Outcome<ViewMyFamilyResult>>
{
    public async Task<Outcome<ViewMyFamilyResult>> Handle(ViewMyFamily request, CancellationToken ct)
    {
        var me = call.RequiredUserId;
        var pair = await links.Of(me, ct);
        var state = pair.IsLinked ? PartnerState.Linked : pair.IsAnswered ? PartnerState.Answered
            : pair.Mine is null ? PartnerState.None : pair.Mine.PartnerId is null ? PartnerState.Invited : PartnerState.Waiting;
        var waiting = state == PartnerState.Invited ? await invitations.Waiting(pair.Mine!.LinkId, ct) : null;
        var myName = pair.Mine is { } side ? await links.NameOf(side, ct)
            : await db.TalentProfiles.AsNoTracking().SingleOrDefaultAsync(p => p.UserId == me, ct) is { } profile ? (await profiles.Open(profile, ct)).Name : null;
        var mine = await Wishes(db.FamilyWishes.Where(w => w.UserId == me), ct);
        // The policy shows what is open; that both still agree is said here.
        var theirs = pair.IsLinked ? await Wishes(db.FamilyWishes.Where(w => w.UserId == pair.Theirs!.UserId && w.ReaderId == me), ct) : [];
        return new ViewMyFamilyResult(
            state, pair.Theirs is { } other ? await links.NameOf(other, ct) : null, myName, waiting?.Email, waiting is { } open && open.ExpiresAt > clock.GetUtcNow() ? open.ExpiresAt : null,
            pair.IsLinked ? pair.Mine!.AgreedAt > pair.Theirs!.AgreedAt ? pair.Mine.AgreedAt : pair.Theirs.AgreedAt : null, mine, theirs);
    }

    private static async Task<IReadOnlyList<ViewMyFamilyResult.Wish>> Wishes(IQueryable<FamilyWish> wishes, CancellationToken ct) =>
        [.. (await wishes.AsNoTracking().ToListAsync(ct)).OrderBy(w => w.Kind).Select(w => new ViewMyFamilyResult.Wish(w.Kind, w.ReaderId is not null, w.IndustryCode, w.Level, w.Places, w.StartsOn))];
}
