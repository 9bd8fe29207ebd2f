using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Buddies.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Buddies;

/// <summary>A student consultant says what they offer as a buddy, and whether they may be proposed.</summary>
/// <param name="MostPeople">How many they accompany at a time.</param>
/// <param name="Version">The version that was looked at, null the first time; another one is a conflict.</param>
[Requires(BuddiesPermissions.Offer)]
public sealed record SaveBuddyCard(
    IReadOnlyList<string> Languages, string? Places, string? Field, IReadOnlyList<string> Countries, IReadOnlyList<BuddyHelp> Family, IReadOnlyList<BuddyInterest> Interests, BuddyGender? Gender, int? WeeklyHours, int? MostPeople, bool IsOpen, uint? Version)
    : ICommand<Done>, IBuddyAnswers;

internal sealed class SaveBuddyCardValidator : AbstractValidator<SaveBuddyCard>
{
    public SaveBuddyCardValidator()
    {
        this.BuddyRules();
        RuleFor(x => x.Languages).Must(all => all is not { Count: 0 }).Says("SaveBuddyCard_LanguageMissing");
        RuleFor(x => x.WeeklyHours).NotNull().Says("SaveBuddyCard_HoursUnfit", BuddyCard.HoursMost).InclusiveBetween(1, BuddyCard.HoursMost).Says("SaveBuddyCard_HoursUnfit", BuddyCard.HoursMost);
        RuleFor(x => x.MostPeople).NotNull().Says("SaveBuddyCard_PeopleUnfit", BuddyCard.PeopleMost).InclusiveBetween(1, BuddyCard.PeopleMost).Says("SaveBuddyCard_PeopleUnfit", BuddyCard.PeopleMost);
    }
}

internal sealed class SaveBuddyCardHandler(AppDb db, CurrentCall call, BuddyBook book, TimeProvider clock) : IRequestHandler<SaveBuddyCard, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(SaveBuddyCard request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var (me, now) = (call.RequiredUserId, clock.GetUtcNow());
        var card = await book.Cards.SingleOrDefaultAsync(c => c.UserId == me, ct);
        if (card?.Version != request.Version) return Outcome.Conflict;
        if (card is null) db.BuddyCards.Add(card = BuddyCard.Of(Guid.CreateVersion7(now), tenant.Id, me));
        card.Describe(await book.Seal(me, BuddyCard.Table, "facts", card.Id, request.Read(), ct), request.WeeklyHours!.Value, request.MostPeople!.Value, request.IsOpen, now);
        return Done.Value;
    }
}
