using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cards.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Cards;

/// <summary>
/// Shows the person's card with exactly the facts that were chosen, if at least <see cref="TalentCard.PeopleLeast"/> people of
/// the tenant fit them. If fewer do, nothing changes, and the person is told which fact to coarsen; never how many there are.
/// </summary>
/// <remarks>A stepped request: it must hold no connection while the system counts people whom the person may not see.</remarks>
/// <param name="Choices">How closely each fact shows; what is not named stays hidden.</param>
/// <param name="FieldCode">Broad field of study by ISCED-F; null for none.</param>
/// <param name="ConsentWords">The sentence beside the box that was ticked, as it was shown; asked while no consent holds.</param>
[SignedIn]
public sealed record SaveCard(IReadOnlyDictionary<CardFact, CardGrain>? Choices, string? FieldCode, bool Agreed, string? ConsentWords) : ISteppedCommand<SaveCardResult>
{
    /// <summary>Checks that one person can have made: nobody is to find out about others by asking again and again.</summary>
    public static AttemptLimit Checks { get; } = new("card-check", 20, TimeSpan.FromDays(1));
}

/// <param name="Narrowest">The fact that narrows the card most, where too few people fit it and nothing was saved; null when the card shows.</param>
/// <param name="Advice">How closely that fact could show instead.</param>
public sealed record SaveCardResult(CardFact? Narrowest, CardGrain? Advice);

internal sealed class SaveCardValidator : AbstractValidator<SaveCard>
{
    public SaveCardValidator()
    {
        RuleFor(x => x.FieldCode).Must(code => string.IsNullOrEmpty(code) || CardMarks.Fields.Contains(code)).Says("SaveCard_NotInList");
        RuleFor(x => x.Choices).Must(choices => choices is null || choices.All(pair => Enum.IsDefined(pair.Key) && Enum.IsDefined(pair.Value))).Says("SaveCard_NotInList");
        RuleFor(x => x.ConsentWords).IsPlainText(Consent.WordsMax, "SaveCard_AgreementMissing");
    }
}

internal sealed class SaveCardHandler(AppDb db, CurrentCall call, PortalDispatcher dispatcher, Steps steps, Attempts attempts, OwnFacts own, PersonalDues dues, TimeProvider clock) : IRequestHandler<SaveCard, Outcome<SaveCardResult>>
{
    public async Task<Outcome<SaveCardResult>> Handle(SaveCard request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var user = call.RequiredUserId;
        if (await own.Of(user, Typed.Tidy(request.FieldCode), ct) is not { } source) return Outcome.Refused("SaveCard_ProfileFirst");
        var marks = CardMarks.Shown(source, request.Choices ?? new Dictionary<CardFact, CardGrain>());
        if (marks.Count == 0) return Outcome.Invalid(nameof(request.Choices), "SaveCard_NothingShown");
        var isAgreed = await db.CardConsent(user, tenant.Id, ct) is not null;
        if (!isAgreed && (!request.Agreed || string.IsNullOrWhiteSpace(request.ConsentWords))) return Outcome.Invalid(nameof(request.Agreed), "SaveCard_AgreementMissing");
        if (!(await attempts.Count(SaveCard.Checks, user.ToString("N"), ct)).Allowed) return Outcome.Refused("SaveCard_TooOften");

        // Counted first, so that the person is one of those whom the card fits.
        await steps.Commit(() => Count(user, tenant.Id, source, ct), ct);
        var check = await dispatcher.Send(new CheckFit(marks), call.AsCounter, ct);
        if (!check.IsOk) return Outcome.NotFound;
        if (check.Value is { Fits: false } narrow) return new SaveCardResult(narrow.Narrowest, narrow.Advice);
        await steps.Commit(() => Show(user, tenant.Id, marks, request.ConsentWords, ct), ct);
        return new SaveCardResult(null, null);
    }

    private async Task<bool> Count(Guid user, Guid tenant, CardSource source, CancellationToken ct)
    {
        await db.LockCards(user, ct);
        await db.Counted(user, tenant, CardMarks.All(source), clock.GetUtcNow(), ct);
        return true;
    }

    private async Task<bool> Show(Guid user, Guid tenant, IReadOnlyList<string> marks, string? words, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await dues.Note(user, now.AddYears(Consent.KeptYears), ct);
        await db.LockCards(user, ct);
        var card = await db.TalentCards.SingleOrDefaultAsync(c => c.UserId == user && c.TenantId == tenant, ct);
        if (card is null) db.TalentCards.Add(card = TalentCard.Begin(user, tenant, now));
        card.Show(marks, now);
        await db.HideCards(user, ct);
        if (await db.CardConsent(user, tenant, ct) is null)
            db.Consents.Add(Consent.Give(user, ConsentKind.BlindCard, tenant, null, null, null, ConsentText.Shown(words!), call.Language, now));
        return true;
    }
}
