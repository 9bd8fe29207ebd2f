using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Family.Domain;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Family;

/// <summary>Says of a child what schools go by. The first one is kept under a consent of the parent or guardian.</summary>
/// <param name="Id">Null for another child.</param>
/// <param name="BirthMonth">Year and month, <c>2020-05</c>.</param>
/// <param name="Residence">Null: as the parent's.</param>
/// <param name="Agreed">Needed while there is no such consent.</param>
/// <param name="ConsentWords">The sentence beside the box, as it was shown.</param>
/// <param name="Version">What a change is based on.</param>
[SignedIn]
public sealed record SaveChild(Guid? Id, string? Name, string? BirthMonth, ResidenceGroup? Residence, IReadOnlyList<string>? Languages, string? Wishes, bool Agreed, string? ConsentWords, uint? Version) : ICommand<SaveChildResult>;

public sealed record SaveChildResult(Guid Id);

internal sealed class SaveChildValidator : AbstractValidator<SaveChild>
{
    public SaveChildValidator()
    {
        RuleFor(x => x.Name).IsPlainText(ChildFacts.NameMax, "SaveChild_TooLong");
        RuleFor(x => x.BirthMonth).Must(text => ChildFacts.Month(text) is not null).Says("SaveChild_MonthWrong", ChildFacts.YearsMost);
        RuleFor(x => x.Residence).IsInEnum().Says("SaveWishes_NotInList");
        RuleFor(x => x.Languages).Must(codes => codes is null || (codes.Count <= ChildFacts.LanguagesMost && codes.All(code => ReferenceData.Languages.Has(code)))).Says("SaveChild_LanguagesWrong", ChildFacts.LanguagesMost);
        RuleFor(x => x.Wishes).IsPlainText(ChildFacts.WishesMax, "SaveChild_TooLong");
        RuleFor(x => x.ConsentWords).NotEmpty().When(x => x.Agreed).Says("SaveChild_AgreeMissing").IsPlainText(Consent.WordsMax, "SaveChild_AgreeMissing");
    }
}

internal sealed class SaveChildHandler(AppDb db, CurrentCall call, SealedFamily words, PersonalDues dues, TimeProvider clock) : IRequestHandler<SaveChild, Outcome<SaveChildResult>>
{
    public async Task<Outcome<SaveChildResult>> Handle(SaveChild request, CancellationToken ct)
    {
        var (me, now) = (call.RequiredUserId, clock.GetUtcNow());
        // Whoever saves from two windows at once waits here.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({"children:" + me.ToString("N")}, 0))", ct);
        var born = ChildFacts.Month(request.BirthMonth)!.Value;
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        // Also a child that is to be born within the year: places in nurseries are asked for early.
        if (born < today.AddYears(-ChildFacts.YearsMost) || born > today.AddYears(1)) return Outcome.Invalid(nameof(request.BirthMonth), new TextKey("SaveChild_MonthWrong", ChildFacts.YearsMost));
        if (!await db.Consents.AnyAsync(c => c.UserId == me && c.Kind == ConsentKind.ChildrenOfFamily && c.WithdrawnAt == null, ct))
        {
            if (!request.Agreed) return Outcome.Invalid(nameof(request.Agreed), "SaveChild_AgreeMissing");
            await dues.Note(me, now.AddYears(Consent.KeptYears), ct);
            db.Consents.Add(Consent.Give(me, ConsentKind.ChildrenOfFamily, call.TenantId, null, null, null, ConsentText.Shown(request.ConsentWords!), call.Language, now));
        }

        var facts = new ChildFacts { Name = Typed.Tidy(request.Name), BirthMonth = request.BirthMonth!.Trim(), Residence = request.Residence, Languages = [.. (request.Languages ?? []).Distinct()], Wishes = Typed.Tidy(request.Wishes) };
        if (request.Id is { } id)
        {
            if (await db.FamilyChildren.SingleOrDefaultAsync(c => c.UserId == me && c.Id == id, ct) is not { } child) return Outcome.NotFound;
            if (child.Version != request.Version) return Outcome.Conflict;
            child.Describe(await words.Seal(me, id, facts, ct), now);
            return new SaveChildResult(id);
        }

        if (await db.FamilyChildren.CountAsync(c => c.UserId == me, ct) >= FamilyChild.MostPerPerson) return Outcome.Refused(new TextKey("SaveChild_TooMany", FamilyChild.MostPerPerson));
        var added = Guid.CreateVersion7(now);
        db.FamilyChildren.Add(FamilyChild.Add(added, me, await words.Seal(me, added, facts, ct), now));
        return new SaveChildResult(added);
    }
}
