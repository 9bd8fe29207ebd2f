using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Buddies.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Buddies;

/// <summary>The person says whether they want a buddy, and what the match within this organisation may use. Without it nobody is looked for; taking it back ends what is under way.</summary>
/// <param name="Id">Of the case.</param>
/// <param name="Used">The fields that the match may use; what is not ticked is not kept.</param>
/// <param name="Gender">By whom the person prefers to be helped.</param>
/// <param name="Version">The version that was looked at, null the first time; another one is a conflict.</param>
[SignedIn]
public sealed record SaveBuddyWish(
    Guid Id, bool IsWanted, IReadOnlyList<BuddyField> Used, IReadOnlyList<string> Languages, string? Places, string? Field, IReadOnlyList<string> Countries, IReadOnlyList<BuddyHelp> Family, IReadOnlyList<BuddyInterest> Interests, BuddyGender? Gender,
    uint? Version) : ICommand<Done>, IBuddyAnswers;

internal sealed class SaveBuddyWishValidator : AbstractValidator<SaveBuddyWish>
{
    public SaveBuddyWishValidator()
    {
        this.BuddyRules();
        RuleFor(x => x.Used).Must((wish, used) => used is not null && used.All(Enum.IsDefined) && (!wish.IsWanted || used.Count > 0)).Says("SaveBuddyWish_UsedMissing");
    }
}

internal sealed class SaveBuddyWishHandler(AppDb db, CurrentCall call, BuddyBook book, TimeProvider clock) : IRequestHandler<SaveBuddyWish, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(SaveBuddyWish request, CancellationToken ct)
    {
        var (me, now) = (call.RequiredUserId, clock.GetUtcNow());
        if (call.Tenant is null || await db.Cases.AtTenantOf(call).SingleOrDefaultAsync(c => c.Id == request.Id && c.TalentUserId == me, ct) is not { } one) return Outcome.NotFound;
        if (!one.IsOpen) return Outcome.Refused("Buddy_CaseEnded");
        var wish = await book.WishOf(one, ct);
        if (wish?.Version != request.Version) return Outcome.Conflict;
        if (wish is null) db.BuddyWishes.Add(wish = BuddyWish.Of(one));
        if (request.IsWanted)
        {
            var said = request.Read();
            bool May(BuddyField field) => request.Used.Contains(field);
            // What the match may not use is not kept for it.
            said = said with
            {
                Languages = May(BuddyField.Language) ? said.Languages : BuddyFacts.None.Languages, Places = May(BuddyField.Place) ? said.Places : [], Field = May(BuddyField.Field) ? said.Field : null,
                Countries = May(BuddyField.Country) ? said.Countries : [], Family = May(BuddyField.Family) ? said.Family : [], Interests = May(BuddyField.Interest) ? said.Interests : [],
            };
            wish.Want(await book.Seal(me, BuddyWish.Table, "facts", wish.Id, said, ct), request.Used, now);
        }
        else
        {
            wish.WantNone(now);
            await book.EndAll(one.TenantId, one.Id, ct);
        }

        return Done.Value;
    }
}
