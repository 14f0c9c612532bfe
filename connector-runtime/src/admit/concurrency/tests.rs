//! Rows 127 and 128, and that every place comes back.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::time::timeout;

use super::{Places, Total};

fn places(in_flight: usize, queue: usize) -> Arc<Places> {
    Arc::new(Places::new(in_flight, queue, Arc::new(Total::new(None))))
}

#[tokio::test(start_paused = true)]
async fn ten_thousand_calls_are_never_more_in_flight_than_may_be() {
    let places = places(512, 10_000);
    let (now, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let mut calls = tokio::task::JoinSet::new();
    for _ in 0..10_000 {
        let (places, now, most) = (Arc::clone(&places), Arc::clone(&now), Arc::clone(&most));
        calls.spawn(async move {
            let _place = places.enter().await.unwrap();
            most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            tokio::time::sleep(Duration::from_millis(20)).await;
            now.fetch_sub(1, Ordering::SeqCst);
        });
    }
    while let Some(call) = calls.join_next().await {
        call.unwrap();
    }
    assert_eq!(most.load(Ordering::SeqCst), 512);
    assert_eq!((places.free(), places.waiting()), (512, 0));
}

#[tokio::test(start_paused = true)]
async fn the_queue_has_a_bound_and_who_is_too_many_is_told_at_once() {
    let places = places(1, 2);
    let held = places.enter().await.unwrap();
    let waiting: Vec<_> = (0..2)
        .map(|_| {
            let places = Arc::clone(&places);
            tokio::spawn(async move { places.enter().await.map(drop) })
        })
        .collect();
    tokio::task::yield_now().await;
    assert_eq!(places.waiting(), 2);
    let refused = timeout(Duration::from_millis(1), places.enter()).await;
    let refused = refused.expect("the refusal waits for nothing").unwrap_err();
    assert_eq!(
        refused.to_string(),
        "as many calls are under way as may be, and 2 wait already"
    );
    drop(held);
    for call in waiting {
        call.await.unwrap().unwrap();
    }
    assert_eq!((places.free(), places.waiting()), (1, 0));
}

#[tokio::test(start_paused = true)]
async fn places_are_given_in_the_order_of_arrival() {
    let places = places(1, 101);
    let held = places.enter().await.unwrap();
    let order = Arc::new(std::sync::Mutex::new(Vec::new()));
    let mut calls = tokio::task::JoinSet::new();
    for number in 0..100 {
        let (places, order) = (Arc::clone(&places), Arc::clone(&order));
        calls.spawn(async move {
            let _place = places.enter().await.unwrap();
            order.lock().unwrap().push(number);
        });
        tokio::task::yield_now().await;
    }
    drop(held);
    // Who comes now stands behind those who wait, though a place was just given back.
    let late = places.enter().await.unwrap();
    assert_eq!(order.lock().unwrap().len(), 100);
    drop(late);
    calls.join_all().await;
    assert!(order.lock().unwrap().iter().copied().eq(0..100));
}

#[tokio::test(start_paused = true)]
async fn who_gives_up_waiting_takes_nothing_with_him() {
    let places = places(1, 10);
    let held = places.enter().await.unwrap();
    let gave_up = timeout(Duration::from_secs(1), places.enter()).await;
    assert!(gave_up.is_err());
    assert_eq!(places.waiting(), 0);
    // Dropped after the place was handed to him, before he saw it.
    let mut next = Box::pin(places.enter());
    assert!(timeout(Duration::ZERO, &mut next).await.is_err());
    drop(held);
    drop(next);
    assert_eq!((places.free(), places.waiting()), (1, 0));
}

#[tokio::test(start_paused = true)]
async fn over_all_origins_there_is_one_number_and_a_slow_one_keeps_only_its_own_places() {
    let total = Arc::new(Total::new(Some(3)));
    let slow = Places::new(2, 10, Arc::clone(&total));
    let fast = Places::new(2, 10, Arc::clone(&total));
    let held = (slow.enter().await.unwrap(), slow.enter().await.unwrap());
    // Those who wait for the slow origin do not take the last place over all.
    assert!(timeout(Duration::from_secs(1), slow.enter()).await.is_err());
    let place = fast.enter().await.unwrap();
    assert!(timeout(Duration::from_secs(1), fast.enter()).await.is_err());
    assert_eq!((fast.free(), fast.waiting()), (1, 0));
    drop(held);
    let other = fast.enter().await.unwrap();
    drop((place, other));
    assert_eq!((slow.free(), fast.free()), (2, 2));
    assert_eq!(total.0.as_ref().unwrap().available_permits(), 3);
}

#[tokio::test(start_paused = true)]
async fn without_a_queue_nobody_waits() {
    let places = places(1, 0);
    let held = places.enter().await.unwrap();
    let refused = timeout(Duration::from_millis(1), places.enter()).await;
    assert!(refused.expect("the refusal waits for nothing").is_err());
    drop(held);
    assert!(places.enter().await.is_ok());
}
