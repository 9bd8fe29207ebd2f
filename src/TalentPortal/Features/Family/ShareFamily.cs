using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Family.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Family;

/// <summary>
/// Says what of the family whoever answers for one of the caller's cases may read, and until when. What is not named is closed at
/// once; none at all takes the consent back. Special needs are sensitive and have a consent of their own.
/// </summary>
/// <param name="Work">What work the partner looks for, in the caller's words; likewise the other texts, which are the caller's in every case.</param>
/// <param name="Until">The last day, by the clock of the organisation.</param>
/// <param name="ConsentWords">The sentence beside the boxes, as it was shown.</param>
/// <param name="NeedsWords">The sentence beside the box of the special needs, as it was shown.</param>
[SignedIn]
public sealed record ShareFamily(Guid CaseId, IReadOnlyList<GrantScope>? Parts, string? Work, string? Elders, string? Needs, DateOnly? Until, string? ConsentWords, string? NeedsWords) : ICommand<Done>
{
    /// <summary>Days for which it can be open at most, before one is asked anew.</summary>
    public const int DaysMost = 365;

    /// <summary>Days that are offered.</summary>
    public const int DaysUsual = 180;
}

internal sealed class ShareFamilyValidator : AbstractValidator<ShareFamily>
{
    public ShareFamilyValidator()
    {
        RuleForEach(x => x.Parts).Must(part => FamilySight.Parts.Contains(part)).Says("ShareFamily_NoPart");
        RuleFor(x => x.Until).NotNull().When(x => x.Parts is { Count: > 0 }).Says("ShareFamily_UntilMissing");
        Said(x => x.Work, GrantScope.FamilyWork);
        Said(x => x.Elders, GrantScope.FamilyElders);
        Said(x => x.Needs, GrantScope.FamilyNeeds);
        RuleFor(x => x.ConsentWords).NotEmpty().When(x => x.Parts?.Any(part => part != GrantScope.FamilyNeeds) == true).Says("ShareFamily_NoPart").IsPlainText(Consent.WordsMax, "ShareFamily_NoPart");
        RuleFor(x => x.NeedsWords).NotEmpty().When(x => x.Parts?.Contains(GrantScope.FamilyNeeds) == true).Says("ShareFamily_NoPart").IsPlainText(Consent.WordsMax, "ShareFamily_NoPart");

        void Said(System.Linq.Expressions.Expression<Func<ShareFamily, string?>> text, GrantScope part)
        {
            RuleFor(text).IsPlainText(FamilyNote.TextMax, "SaveChild_TooLong");
            // What is opened has to be there: a consent to nothing would be none.
            RuleFor(text).Must(words => Typed.Tidy(words) is not null).When(x => x.Parts?.Contains(part) == true).Says("ShareFamily_TextMissing");
        }
    }
}

internal sealed class ShareFamilyHandler(AppDb db, CurrentCall call, TenantDirectory tenants, SealedFamily words, PersonalDues dues, TimeProvider clock) : IRequestHandler<ShareFamily, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(ShareFamily request, CancellationToken ct)
    {
        var (talent, now) = (call.RequiredUserId, clock.GetUtcNow());
        // Whoever changes it from two windows at once waits here, and then finds what the other one said.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({"children:" + talent.ToString("N")}, 0))", ct);
        var one = await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == request.CaseId && c.TalentUserId == talent, ct);
        if (one is null || await tenants.ById(one.TenantId, ct) is not { } tenant) return Outcome.NotFound;
        if (!one.IsOpen) return Outcome.Refused("ShareFamily_Over");
        var parts = (request.Parts ?? []).ToHashSet();
        DateTimeOffset? expires = null;
        if (parts.Count > 0)
        {
            var today = tenant.DayAt(now);
            if (request.Until < today || request.Until > today.AddDays(ShareFamily.DaysMost)) return Outcome.Invalid(nameof(ShareFamily.Until), new TextKey("ShareFamily_UntilUnfit", ShareFamily.DaysMost));
            expires = tenant.EndOf(request.Until!.Value);
        }

        await dues.Note(talent, now.AddYears(Consent.KeptYears), ct);
        await Write(FamilyPart.Work, request.Work, now, ct);
        await Write(FamilyPart.Elders, request.Elders, now, ct);
        await Write(FamilyPart.Needs, parts.Contains(GrantScope.FamilyNeeds) ? request.Needs : null, now, ct, keep: !parts.Contains(GrantScope.FamilyNeeds) && await IsOpenElsewhere(one, now, ct));
        var live = await db.Grants.Where(g => g.UserId == talent && g.Purpose == FamilySight.Purpose).LiveFor(one.LeadId, now).ToListAsync(ct);
        foreach (var grant in live.Where(g => !parts.Contains(g.Scope) || g.ExpiresAt != expires)) grant.Withdraw(now);
        foreach (var part in parts.Except(live.Where(g => g.WithdrawnAt is null).Select(g => g.Scope)).Order())
            db.Grants.Add(Grant.Give(talent, one.TenantId, null, part, null, FamilySight.Purpose, one.LeadId, now, expires!.Value));
        await Agree(one, ConsentKind.FamilyInCase, parts.Any(part => part != GrantScope.FamilyNeeds) ? ConsentText.Shown(request.ConsentWords!) : null, now, ct);
        await Agree(one, ConsentKind.FamilyNeedsInCase, parts.Contains(GrantScope.FamilyNeeds) ? ConsentText.Shown(request.NeedsWords!) : null, now, ct);
        return Done.Value;
    }

    /// <summary>Special needs are kept only while a consent to show them holds somewhere.</summary>
    private Task<bool> IsOpenElsewhere(TalentCase one, DateTimeOffset now, CancellationToken ct)
    {
        var talent = call.RequiredUserId;
        return db.Grants.Where(g => g.UserId == talent && g.Scope == GrantScope.FamilyNeeds && g.SubjectId != one.LeadId).Live(now).AnyAsync(ct);
    }

    private async Task Write(FamilyPart part, string? text, DateTimeOffset now, CancellationToken ct, bool keep = false)
    {
        var talent = call.RequiredUserId;
        var known = await db.FamilyNotes.SingleOrDefaultAsync(n => n.UserId == talent && n.Part == part, ct);
        if (Typed.Tidy(text) is not { } said)
        {
            if (known is not null && !keep) await db.FamilyNotes.Where(n => n.UserId == talent && n.Part == part).ExecuteDeleteAsync(ct);
            return;
        }

        if (known is null)
        {
            var id = Guid.CreateVersion7(now);
            db.FamilyNotes.Add(FamilyNote.Write(id, talent, part, await words.SealNote(talent, id, said, ct), now));
        }
        else
        {
            known.Change(await words.SealNote(talent, known.Id, said, ct), now);
        }
    }

    /// <summary>One consent holds for as long as something is open under the same wording; each part has its own times in its grants.</summary>
    private async Task Agree(TalentCase one, ConsentKind kind, ConsentText? text, DateTimeOffset now, CancellationToken ct)
    {
        var talent = call.RequiredUserId;
        var given = await db.Consents.Where(c => c.UserId == talent && c.LeadId == one.LeadId && c.Kind == kind && c.WithdrawnAt == null).ToListAsync(ct);
        if (text is not null && given.Exists(c => c.TextVersion == text.Version)) return;
        foreach (var consent in given) consent.Withdraw(now);
        if (text is not null) db.Consents.Add(Consent.ToFamily(talent, kind, one.TenantId, one.LeadId, text, call.Language, now));
    }
}
