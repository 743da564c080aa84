package mariadb

import (
	"context"
	"database/sql"

	"heard/internal/authz"
	"heard/internal/ident"
	"heard/internal/pupil"
	"heard/internal/referral"
	"heard/internal/schoolday"
	"heard/internal/vault"
)

// A journey's guide is asked for as its own gate asks for a reader.
const journeyColumns = `j.id, j.pupil_id, j.state = 'open', j.navigator_id, j.anchor_id, j.refusals, j.live, j.planned_refusals, j.plan_due,
	j.created_at, j.closed_at, j.version, jr.version IS NOT NULL, COALESCE(jr.version, j.sealed_version), COALESCE(jr.sealed, j.sealed), `

// The words that stand are those of the newest revision, or those the journey was begun with while there is none.
const journeyNewest = `journey j LEFT JOIN journey_revision jr ON jr.journey_id = j.id
	AND jr.version = (SELECT MAX(n.version) FROM journey_revision n WHERE n.journey_id = j.id)`

type journeyRow struct {
	referral.Journey
	words journeyBox
}

// journeyBox is what is sealed of a journey at one time: in a revision, or in the journey's own row.
type journeyBox struct {
	revised bool
	version uint32
	sealed  []byte
}

func (b journeyBox) open(key vault.EntryKey, id referral.JourneyID) (referral.JourneyWords, error) {
	place := vault.Place{Column: journeySealed, Row: id.Raw(), Version: b.version}
	if b.revised {
		place.Column = journeyRevisionSealed
	}
	return vault.OpenJSON[referral.JourneyWords](key, place, b.sealed)
}

func scanJourney(r scanner) (j journeyRow, err error) {
	var due, closed sql.NullTime
	err = r.Scan(&j.ID, &j.Pupil, &j.Open, &j.Navigator, &j.Anchor, &j.Refusals, &j.Live, &j.PlannedRefusals, &due,
		&j.CreatedAt, &closed, &j.Version, &j.words.revised, &j.words.version, &j.words.sealed, &j.NavigatorBarred)
	j.PlanDue, j.ClosedAt = dateFrom(due), closed.Time
	return j, err
}

// journeys reads with the words, whose keys are opened for the whole page at once.
func (tx *Tx) journeys(ctx context.Context, query string, args ...any) ([]referral.Journey, error) {
	// Safety: query is made of constant fragments by the callers below.
	found, err := rows(ctx, tx, "journey", scanJourney, `SELECT `+journeyColumns+tx.isAway(`j.id`, `j.pupil_id`, `j.navigator_id`)+` FROM `+journeyNewest+` WHERE `+query, args...)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	ids := make([]ident.Raw, len(found))
	for i, j := range found {
		ids[i] = j.ID.Raw()
	}
	if err := tx.openEntries(ctx, ids); err != nil {
		return nil, err
	}
	all := make([]referral.Journey, 0, len(found))
	for _, j := range found {
		key, err := tx.entryKey(ctx, j.ID.Raw())
		if err != nil {
			return nil, err
		}
		if j.Words, err = j.words.open(key, j.ID); err != nil {
			return nil, err
		}
		all = append(all, j.Journey)
	}
	return all, nil
}

// JourneyByID reads one journey.
func (tx *Tx) JourneyByID(ctx context.Context, v authz.Viewer, id referral.JourneyID) (referral.Journey, error) {
	gate, args := where(v)
	return single(tx.journeys(ctx, `j.id = ? AND `+gate, append([]any{id.Bytes()}, args...)...))
}

// JourneyOf reads the journey of a referral that the caller has been let see.
func (tx *Tx) JourneyOf(ctx context.Context, id referral.JourneyID) (referral.Journey, error) {
	return single(tx.journeys(ctx, `j.id = ?`, id.Bytes()))
}

// JourneysOfPupil lists the journeys of the pupil who asks.
func (tx *Tx) JourneysOfPupil(ctx context.Context, p pupil.ID) ([]referral.Journey, error) {
	return tx.journeys(ctx, `j.pupil_id = ? ORDER BY j.id`, p.Bytes())
}

// OpenJourneys lists the open ones of a pupil whom the viewer may refer.
func (tx *Tx) OpenJourneys(ctx context.Context, v authz.Viewer, p pupil.ID) ([]referral.Journey, error) {
	if err := tx.MayReferPupil(ctx, v, p); err != nil {
		return nil, err
	}
	return tx.journeys(ctx, `j.pupil_id = ? AND j.state = 'open' ORDER BY j.id`, p.Bytes())
}

// Guided lists open journeys: loops first, then those that nobody guides, then the oldest.
func (tx *Tx) Guided(ctx context.Context, v authz.Viewer, most int) ([]referral.Journey, error) {
	gate, args := where(v)
	return tx.journeys(ctx, `j.state = 'open' AND `+gate+` ORDER BY (j.refusals >= 2 AND j.refusals > j.planned_refusals) DESC,
		(j.navigator_id IS NULL OR `+isBarred(`j.id`, `pc.pupil_id = j.pupil_id`, `j.navigator_id`)+`) DESC, j.id LIMIT ?`, append(args, most)...)
}

// InsertJourney stores a journey under the young person's key.
func (tx *Tx) InsertJourney(ctx context.Context, j referral.Journey) error {
	key, err := tx.newEntry(ctx, j.ID.Raw(), pupilSubject(j.Pupil))
	if err != nil {
		return err
	}
	box, err := vault.SealJSON(key, vault.Place{Column: journeySealed, Row: j.ID.Raw(), Version: 1}, j.Words)
	if err != nil {
		return err
	}
	_, err = tx.exec(ctx, "journey", `INSERT INTO journey (id, pupil_id, state, navigator_id, anchor_id, sealed, created_at) VALUES (?,?,'open',?,?,?,?)`,
		j.ID.Bytes(), j.Pupil.Bytes(), j.Navigator.Bytes(), j.Anchor.Bytes(), box, j.CreatedAt)
	return err
}

// SaveJourney saves what people decided, if the journey still has the version that was read. The words are a revision of
// their own, so that those before stand as they were written; its counts are not touched.
func (tx *Tx) SaveJourney(ctx context.Context, j referral.Journey) error {
	key, err := tx.entryKey(ctx, j.ID.Raw())
	if err != nil {
		return err
	}
	next := uint32(j.Version) + 1
	box, err := vault.SealJSON(key, vault.Place{Column: journeyRevisionSealed, Row: j.ID.Raw(), Version: next}, j.Words)
	if err != nil {
		return err
	}
	state := "open"
	if !j.Open {
		state = "closed"
	}
	err = tx.execOne(ctx, "journey", `UPDATE journey SET state = ?, navigator_id = ?, anchor_id = ?, planned_refusals = ?, plan_due = ?, closed_at = ?,
		version = ? WHERE id = ? AND version = ?`,
		state, j.Navigator.Bytes(), j.Anchor.Bytes(), j.PlannedRefusals, dateArg(j.PlanDue), timeArg(j.ClosedAt), next, j.ID.Bytes(), j.Version)
	if err != nil {
		return err
	}
	_, err = tx.exec(ctx, "journey_revision", `INSERT INTO journey_revision (journey_id, version, author_id, written_at, sealed) VALUES (?,?,?,?,?)`,
		j.ID.Bytes(), next, tx.actor.StaffID().Bytes(), tx.now, box)
	return err
}

// JourneyRevisions reads what was decided in a journey, oldest first, for a caller who has been let see it.
func (tx *Tx) JourneyRevisions(ctx context.Context, id referral.JourneyID) ([]referral.JourneyRevision, error) {
	key, err := tx.entryKey(ctx, id.Raw())
	if err != nil {
		return nil, err
	}
	return rows(ctx, tx, "journey_revision", func(r scanner) (x referral.JourneyRevision, err error) {
		var b journeyBox
		var at sql.NullTime
		if err = r.Scan(&b.revised, &b.version, &x.Author, &at, &b.sealed); err != nil {
			return x, err
		}
		x.At = at.Time
		x.Words, err = b.open(key, id)
		return x, err
	}, `SELECT FALSE, sealed_version AS version, NULL AS author_id, NULL AS written_at, sealed FROM journey WHERE id = ?
		UNION ALL SELECT TRUE, version, author_id, written_at, sealed FROM journey_revision WHERE journey_id = ? ORDER BY version`, id.Bytes(), id.Bytes())
}

// CountJourney adds to a journey's counts. It is an addition and not a value, so that two services that answer at once are
// both counted; the version moves on, since what a page showed of it no longer stands.
func (tx *Tx) CountJourney(ctx context.Context, id referral.JourneyID, refusals, live int) error {
	return tx.execOne(ctx, "journey", `UPDATE journey SET refusals = refusals + ?, live = live + ?, version = version + 1 WHERE id = ?`, refusals, live, id.Bytes())
}

// SetJourneyDue sets the day of the next talk. The version moves on, as with the counts.
func (tx *Tx) SetJourneyDue(ctx context.Context, id referral.JourneyID, due schoolday.Date) error {
	return tx.execOne(ctx, "journey", `UPDATE journey SET plan_due = ?, version = version + 1 WHERE id = ?`, dateArg(due), id.Bytes())
}
