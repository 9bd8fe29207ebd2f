using FluentValidation;
using MediatR;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Features.ReturnTimelines.Domain;
using TalentPortal.Platform.Drafts;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.ReturnTimelines;

/// <summary>Chooses the day to start work, and on which way.</summary>
/// <param name="StartOn">The first day at work.</param>
/// <param name="ArriveOn">The day of entering China; null for who is there already.</param>
/// <param name="Routes">Codes of routes.</param>
/// <param name="Graduation">A month, for those who study.</param>
/// <param name="Version">The version that was looked at; null the first time.</param>
[SignedIn]
public sealed record SaveTimeline(DateOnly? StartOn, DateOnly? ArriveOn, IReadOnlyList<string>? Routes, string? Graduation, string? StudyCountry, uint? Version) : ICommand<Done>
{
    internal const string DraftForm = "return-timeline";

    /// <summary>How far ahead one can plan, in days.</summary>
    internal const int AheadMost = 1095;

    /// <summary>Longest time between arriving and starting, in days.</summary>
    internal const int LeadMost = 180;
}

internal sealed class SaveTimelineValidator : AbstractValidator<SaveTimeline>
{
    public SaveTimelineValidator()
    {
        RuleFor(x => x.StartOn).NotNull().Says("SaveTimeline_StartMissing");
        RuleFor(x => x.ArriveOn).Must((x, on) => on is null || x.StartOn is null || (on <= x.StartOn && on.Value.AddDays(SaveTimeline.LeadMost) >= x.StartOn)).Says("SaveTimeline_ArriveWrong");
        RuleFor(x => x.Routes).Must(routes => routes is { Count: >= 1 and <= TimelineChoices.RoutesMost } && routes.All(code => TaskPlan.Current.Routes.Any(route => route.Code == code))).Says("SaveTimeline_RoutesWrong");
        RuleFor(x => x.Graduation).Must(text => string.IsNullOrWhiteSpace(text) || PartialDate.Read(text.Trim()) is { Precision: not DatePrecision.Year }).Says("SaveTimeline_GraduationWrong");
        RuleFor(x => x.StudyCountry).Must(code => string.IsNullOrEmpty(code) || ReferenceData.Countries.Has(code)).Says("SaveTimeline_CountryWrong");
    }
}

internal sealed class SaveTimelineHandler(AppDb db, CurrentCall call, TimelineDesk desk, SealedTimeline words, Drafts drafts, TimeProvider clock) : IRequestHandler<SaveTimeline, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(SaveTimeline request, CancellationToken ct)
    {
        var (user, now) = (call.RequiredUserId, clock.GetUtcNow());
        if (!await db.MayKeepCareer(user, ct)) return Outcome.Refused("Timeline_ProfileFirst");
        var start = request.StartOn!.Value;
        if (start < desk.Today || start > desk.Today.AddDays(SaveTimeline.AheadMost)) return Outcome.Invalid(nameof(request.StartOn), new TextKey("SaveTimeline_StartFar", SaveTimeline.AheadMost / 365));
        var timeline = await desk.Find(user, ct);
        if (request.Version != timeline?.Version) return Outcome.Conflict;
        var choices = (timeline is null ? new TimelineChoices { StartOn = start } : await desk.Open(timeline, ct)) with
        {
            StartOn = start, ArriveOn = request.ArriveOn, Routes = [.. request.Routes!.Distinct()], Graduation = PartialDate.Read(request.Graduation?.Trim()), StudyCountry = string.IsNullOrEmpty(request.StudyCountry) ? null : request.StudyCountry,
        };
        var sealedChoices = await words.Seal(user, choices, ct);
        if (timeline is null) db.ReturnTimelines.Add(ReturnTimeline.Start(user, sealedChoices, now));
        else timeline.Choose(sealedChoices, now);
        await drafts.Discard(SaveTimeline.DraftForm, "", ct);
        return Done.Value;
    }
}
