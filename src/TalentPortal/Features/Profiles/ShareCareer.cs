using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Profiles;

/// <summary>
/// Says which parts of the career record whoever answers for one of the person's cases may read, and until when. What is not
/// named is closed at once; none at all takes the consent back.
/// </summary>
/// <param name="Until">The last day, by the clock of the organisation.</param>
/// <param name="ConsentWords">The sentence beside the boxes, as it was shown.</param>
[SignedIn]
public sealed record ShareCareer(Guid CaseId, IReadOnlyList<GrantScope>? Parts, DateOnly? Until, string? ConsentWords) : ICommand<Done>
{
    /// <summary>Days for which parts can be shared at most, before one is asked anew.</summary>
    public const int DaysMost = 365;

    /// <summary>Days that are offered.</summary>
    public const int DaysUsual = 180;
}

internal sealed class ShareCareerValidator : AbstractValidator<ShareCareer>
{
    public ShareCareerValidator()
    {
        RuleForEach(x => x.Parts).Must(part => GrantScopes.CareerParts.Contains(part)).Says("ShareCareer_NoPart");
        RuleFor(x => x.Until).NotNull().When(x => x.Parts is { Count: > 0 }).Says("ShareCareer_UntilMissing");
        RuleFor(x => x.ConsentWords).NotEmpty().When(x => x.Parts is { Count: > 0 }).Says("ShareCareer_NoPart").IsPlainText(Consent.WordsMax, "ShareCareer_NoPart");
    }
}

internal sealed class ShareCareerHandler(AppDb db, CurrentCall call, TenantDirectory tenants, PersonalDues dues, TimeProvider clock) : IRequestHandler<ShareCareer, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(ShareCareer request, CancellationToken ct)
    {
        var (talent, now) = (call.RequiredUserId, clock.GetUtcNow());
        // Whoever changes it from two windows at once waits here, and then finds what the other one said.
        await db.Database.ExecuteSqlAsync($"select 1 from talent_profiles where user_id = {talent} for update", ct);
        var one = await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == request.CaseId && c.TalentUserId == talent, ct);
        if (one is null || await tenants.ById(one.TenantId, ct) is not { } tenant) return Outcome.NotFound;
        if (!one.IsOpen) return Outcome.Refused("ShareCareer_Over");
        var parts = (request.Parts ?? []).ToHashSet();
        DateTimeOffset? expires = null;
        if (parts.Count > 0)
        {
            var today = tenant.DayAt(now);
            if (request.Until < today || request.Until > today.AddDays(ShareCareer.DaysMost)) return Outcome.Invalid(nameof(ShareCareer.Until), new TextKey("ShareCareer_UntilUnfit", ShareCareer.DaysMost));
            expires = tenant.EndOf(request.Until!.Value);
        }

        await dues.Note(talent, now.AddYears(Consent.KeptYears), ct);
        var live = await db.Grants.Where(g => g.UserId == talent && g.Purpose == CaseCareer.Purpose).LiveFor(one.LeadId, now).ToListAsync(ct);
        foreach (var grant in live.Where(g => !parts.Contains(g.Scope) || g.ExpiresAt != expires)) grant.Withdraw(now);
        foreach (var part in parts.Except(live.Where(g => g.WithdrawnAt is null).Select(g => g.Scope)).Order())
            db.Grants.Add(Grant.Give(talent, one.TenantId, null, part, null, CaseCareer.Purpose, one.LeadId, now, expires!.Value));
        await Agree(one, parts.Count > 0 ? ConsentText.Shown(request.ConsentWords!) : null, now, ct);
        return Done.Value;
    }

    /// <summary>One consent holds for as long as something is open under the same wording; each part has its own times in its grants.</summary>
    private async Task Agree(TalentCase one, ConsentText? text, DateTimeOffset now, CancellationToken ct)
    {
        var talent = call.RequiredUserId;
        var given = await db.Consents.Where(c => c.UserId == talent && c.LeadId == one.LeadId && c.Kind == ConsentKind.CareerInCase && c.WithdrawnAt == null).ToListAsync(ct);
        if (text is not null && given.Exists(c => c.TextVersion == text.Version)) return;
        foreach (var consent in given) consent.Withdraw(now);
        if (text is not null) db.Consents.Add(Consent.ToCareer(talent, one.TenantId, one.LeadId, text, call.Language, now));
    }
}
