using MediatR;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.PageCache;

namespace TalentPortal.Features.Jobs;

/// <summary>What visitors read of positions and employers is not answered from memory once it has changed.</summary>
internal sealed class JobPages(PublicChanges changes, CurrentCall call)
    : INotificationHandler<JobPublished>, INotificationHandler<JobChanged>, INotificationHandler<JobConfirmed>, INotificationHandler<JobClosed>, INotificationHandler<JobEmployerNamed>,
        INotificationHandler<EmployerAdmitted>, INotificationHandler<AdmissionEnded>, INotificationHandler<VerificationLost>, INotificationHandler<ParkMembershipEnded>
{
    public Task Handle(JobPublished happened, CancellationToken ct) => Changed();

    public Task Handle(JobChanged happened, CancellationToken ct) => Changed();

    public Task Handle(JobConfirmed happened, CancellationToken ct) => Changed();

    public Task Handle(JobClosed happened, CancellationToken ct) => Changed();

    public Task Handle(JobEmployerNamed happened, CancellationToken ct) => Changed();

    public Task Handle(EmployerAdmitted happened, CancellationToken ct) => Changed();

    public Task Handle(AdmissionEnded happened, CancellationToken ct) => Changed();

    public Task Handle(VerificationLost happened, CancellationToken ct) => Changed();

    public Task Handle(ParkMembershipEnded happened, CancellationToken ct) => Changed();

    private Task Changed()
    {
        changes.At(call.RequiredTenant.Id);
        return Task.CompletedTask;
    }
}
